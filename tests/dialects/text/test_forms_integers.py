"""Integers of custom forms that do not fit where they go, or are none, are located errors."""

from __future__ import annotations

import pytest
from reading import error_of, read

HUGE = "99999999999999999999"
_RANGE = "integer constant out of range for attribute"

# A form with one integer `N`, and the column of the token that the integer is in.
FORMS = {
    "dimensions": ("%0 = stablehlo.transpose %a, dims = [N] : (tensor<4xf32>) -> tensor<4xf32>", 37),
    "a second dimension": ("%0 = stablehlo.transpose %a, dims = [0, N] : (tensor<4xf32>) -> tensor<4xf32>", 37),
    "a number": ("%0 = stablehlo.iota dim = N : tensor<4xf32>", 27),
    "a subscript": ("%0 = stablehlo.get_tuple_element %a[N] : (tuple<f32>) -> f32", 36),
    "a slice's range": ("%0 = stablehlo.slice %a [0:N:1] : (tensor<4xf32>) -> tensor<4xf32>", 28),
    "a slice's stride": ("%0 = stablehlo.slice %a [0:4:N] : (tensor<4xf32>) -> tensor<4xf32>", 30),
    "contracting dimensions": (
        "%0 = stablehlo.dot_general %a, %a, contracting_dims = [0] x [N]"
        " : (tensor<4xf32>, tensor<4xf32>) -> tensor<f32>",
        61,
    ),
    "a reduction's dimensions": (
        "%0 = stablehlo.reduce(%a init: %b) applies stablehlo.add across dimensions = [N]"
        " : (tensor<4xf32>, tensor<f32>) -> tensor<f32>",
        78,
    ),
    "an exponent's bits": ("%0 = stablehlo.reduce_precision %a, format = eNm1 : tensor<4xf32>", 46),
    "a permutation": ("%0 = linalg.transpose ins(%a : tensor<4xf32>) outs(%a : tensor<4xf32>) permutation = [N]", 86),
    "a linalg reduction's dimensions": (
        "%0 = linalg.reduce ins(%a : tensor<4xf32>) outs(%b : tensor<f32>) dimensions = [N] (%x: f32, %y: f32) {}",
        80,
    ),
    "static indices": ("%0 = tensor.extract_slice %a[0] [N] [1] : tensor<4xf32> to tensor<4xf32>", 33),
    "indices among others": ("%0 = tensor.extract_slice %a[0, %i, N] [1] [1] : tensor<4xf32> to tensor<4xf32>", 37),
    "a shape": (
        "%0 = tensor.expand_shape %a [[0, 1]] output_shape [N, 1] : tensor<4xf32> into tensor<4x1xf32>",
        38,
    ),
    "a case": ("scf.index_switch %i case N {} default {}", 26),
}


@pytest.mark.parametrize("name", FORMS)
def test_an_integer_out_of_range(name: str) -> None:
    form, column = FORMS[name]
    text = form.replace("N", HUGE)
    before = '%i = "t.i"() : () -> index\n' if "%i" in text else ""
    line = 2 if before else 1
    expected = f"t.mlir:{line}:{column}: error: {_RANGE}\n{text}\n{' ' * (column - 1)}^"
    assert error_of(before + text, allow_unregistered=True) == expected


def test_the_limits_are_exact() -> None:
    for number, fits in ((2**63 - 1, True), (-(2**63), True), (2**63, False), (-(2**63) - 1, False)):
        text = f"%0 = stablehlo.transpose %a, dims = [{number}] : (tensor<4xf32>) -> tensor<4xf32>"
        message = error_of(text).splitlines()[0]
        assert (message == f"t.mlir:1:37: error: {_RANGE}") is not fits


def test_a_fraction_is_no_integer() -> None:
    assert error_of("%0 = stablehlo.iota dim = 1.5 : tensor<4xf32>") == (
        "t.mlir:1:27: error: expected integer value\n%0 = stablehlo.iota dim = 1.5 : tensor<4xf32>\n" + " " * 26 + "^"
    )


def test_hexadecimal_and_padded_numbers() -> None:
    (op,) = read("%0 = stablehlo.iota dim = 0x1 : tensor<4x4xf32>").ops
    (padded,) = read("%0 = stablehlo.iota dim = 01 : tensor<4x4xf32>").ops
    assert op.properties["iota_dimension"] == padded.properties["iota_dimension"]
