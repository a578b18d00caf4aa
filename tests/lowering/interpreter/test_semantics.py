"""Where the interpreter follows the spec and XLA does not: the differences that `docs/semantics.md` lists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import ml_dtypes
import numpy as np
import pytest
from oracles.process import Oracles

from hloom.lowering import interpreter

DOCUMENT = Path(__file__).parents[3] / "docs" / "semantics.md"


@pytest.fixture(scope="module")
def oracles() -> Iterator[Oracles]:
    with closing(Oracles()) as process:
        yield process


class Difference(NamedTuple):
    """A program's inputs, its op and its result's type, and what it gives by the spec."""

    types: str
    op: str
    result: str
    arguments: list[Any]
    expected: Any


def reducer(element: str, op: str) -> str:
    return f"""({{ ^bb0(%p: tensor<{element}>, %q: tensor<{element}>):
        %s = stablehlo.{op} %p, %q : tensor<{element}>
        stablehlo.return %s : tensor<{element}> }})"""


F32, I32 = np.float32, np.int32
SCATTER = "#stablehlo.scatter<update_window_dims = [1], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>"
NOWHERE = "#stablehlo.scatter<inserted_window_dims = [0], index_vector_dim = 1>"
TINY = np.float32(1e-40)

DIFFERENCES = {
    "subnormals": Difference(
        "tensor<1xf32>, tensor<1xf32>", "stablehlo.multiply %a, %b : tensor<1xf32>", "tensor<1xf32>",
        [[F32(1e-30)], [F32(1e-10)]], [F32(1e-30) * F32(1e-10)],
    ),
    "narrow_bits": Difference(
        "tensor<2xi4>", "stablehlo.popcnt %a : tensor<2xi4>", "tensor<2xi4>",
        [np.array([-1, -8]).astype(ml_dtypes.int4)], np.array([4, 1]).astype(ml_dtypes.int4),
    ),
    "narrow_sort": Difference(
        "tensor<4xui2>",
        """"stablehlo.sort"(%a) <{dimension = 0 : i64}> ({ ^bb0(%p: tensor<ui2>, %q: tensor<ui2>):
            %s = stablehlo.compare LT, %p, %q : (tensor<ui2>, tensor<ui2>) -> tensor<i1>
            stablehlo.return %s : tensor<i1> }) : (tensor<4xui2>) -> tensor<4xui2>""",
        "tensor<4xui2>",
        [np.array([0, 3, 0, 1]).astype(ml_dtypes.uint2)], np.array([0, 0, 1, 3]).astype(ml_dtypes.uint2),
    ),
    "integer_power": Difference(
        "tensor<2xui8>, tensor<2xui8>", "stablehlo.power %a, %b : tensor<2xui8>", "tensor<2xui8>",
        [np.array([0, 3], np.uint8), np.array([64, 65], np.uint8)], np.array([0, 3**65 % 256], np.uint8),
    ),
    "initial_values": Difference(
        "tensor<1x2xi32>, tensor<i32>",
        f'"stablehlo.reduce"(%a, %b) <{{dimensions = array<i64: 0>}}> {reducer("i32", "and")}'
        " : (tensor<1x2xi32>, tensor<i32>) -> tensor<2xi32>",
        "tensor<2xi32>", [np.array([[1, 3]], I32), I32(2)], np.array([0, 2], I32),
    ),
    "window_padding": Difference(
        "tensor<2xi32>, tensor<i32>",
        f'"stablehlo.reduce_window"(%a, %b) <{{window_dimensions = array<i64: 2>, padding = dense<1> : '
        f'tensor<1x2xi64>}}> {reducer("i32", "add")} : (tensor<2xi32>, tensor<i32>) -> tensor<3xi32>',
        "tensor<3xi32>", [np.array([1, 2], I32), I32(10)], np.array([21, 13, 22], I32),
    ),
    "scattered_windows": Difference(
        "tensor<3xi32>, tensor<1x1xi32>, tensor<1x2xi32>",
        f'"stablehlo.scatter"(%a, %b, %c) <{{scatter_dimension_numbers = {SCATTER}}}> {reducer("i32", "add")}'
        " : (tensor<3xi32>, tensor<1x1xi32>, tensor<1x2xi32>) -> tensor<3xi32>",
        "tensor<3xi32>", [np.zeros(3, I32), np.array([[2]], I32), np.array([[5, 7]], I32)], np.array([0, 0, 5], I32),
    ),
    "empty_index_vectors": Difference(
        "tensor<2xi32>, tensor<2x0xi32>, tensor<2xi32>",
        f'"stablehlo.scatter"(%a, %b, %c) <{{scatter_dimension_numbers = {NOWHERE}}}> {reducer("i32", "add")}'
        " : (tensor<2xi32>, tensor<2x0xi32>, tensor<2xi32>) -> tensor<2xi32>",
        "tensor<2xi32>", [np.zeros(2, I32), np.zeros((2, 0), I32), np.array([5, 7], I32)], np.array([12, 0], I32),
    ),
    "complex_order": Difference(
        "tensor<1xcomplex<f32>>, tensor<1xcomplex<f32>>", "stablehlo.minimum %a, %b : tensor<1xcomplex<f32>>",
        "tensor<1xcomplex<f32>>",
        [np.array([1 + 2j], np.complex64), np.array([1 - 2j], np.complex64)], np.array([1 - 2j], np.complex64),
    ),
    "unsigned_floats": Difference(
        "tensor<1xf8E8M0FNU>", "stablehlo.sqrt %a : tensor<1xf8E8M0FNU>", "tensor<1xf8E8M0FNU>",
        [np.array([2.0**-127]).astype(ml_dtypes.float8_e8m0fnu)],
        np.array([2.0**-63.5]).astype(ml_dtypes.float8_e8m0fnu),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DIFFERENCES)
def test_the_spec_holds_where_xla_differs(name: str, module_of: Callable[[str], Any], oracles: Oracles) -> None:
    types, op, result, given, expected = DIFFERENCES[name]
    names = ", ".join(f"%{'abc'[i]}: {t}" for i, t in enumerate(types.split(", ")))
    text = f"func.func @main({names}) -> {result} {{\n  %r = {op}\n  return %r : {result}\n}}"
    arguments = [np.asarray(a) for a in given]
    (got,) = interpreter.run(module_of(text), arguments)
    np.testing.assert_array_equal(got.astype(complex), np.asarray(expected).astype(complex))
    theirs = oracles.run("xla", text, arguments)
    # An entry of the list that XLA has come to agree with is to be taken out.
    assert theirs is None or theirs[0].shape != got.shape or (theirs[0].astype(complex) != got.astype(complex)).any()


def test_the_document_lists_the_differences() -> None:
    listed = re.findall(r"^\d+\. .*`test_semantics\.py: (\w+)`", DOCUMENT.read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(DIFFERENCES)
