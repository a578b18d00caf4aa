"""Inferred result types are upstream's."""

from __future__ import annotations

import pytest
from stablehlo_corpus import CASES, Case, split_types
from upstream import inferred

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.stablehlo.op import InfersTypes
from hloom.dialects.text.parser import parse


def _bounded(shape: str, bounds: str) -> str:
    return f"tensor<{shape}xf32, #stablehlo.bounds<{bounds}>>"


_D, _E, _B = "tensor<?x6xf32>", "tensor<4x?xf32>", _bounded("?x6", "4, ?")
_SEGMENT = "start_indices = array<i64: 1, 2>, limit_indices = array<i64: 3, 6>, strides = array<i64: 1, 3>"
_WHOLE = "start_indices = array<i64: 0, 2>, limit_indices = array<i64: 4, 6>, strides = array<i64: 1, 3>"
_PADDED = (
    "edge_padding_low = array<i64: 1, 0>, edge_padding_high = array<i64: 2, 0>, interior_padding = array<i64: 1, 0>"
)
_ANY = "tensor<?x?xf32>"
_UNKNOWN_SIZES = [
    Case("stablehlo.add", f"{_D}, {_E}", "", _ANY),
    Case("stablehlo.add", f"{_B}, {_bounded('?x6', '3, ?')}", "", _ANY),
    Case("stablehlo.add", f"{_bounded('?x?', '4, 6')}, {_E}", "", _ANY),
    Case("stablehlo.abs", _B, "", _ANY),
    Case("stablehlo.is_finite", _B, "", "tensor<?x?xi1>"),
    Case("stablehlo.real", _B, "", _ANY),
    Case(
        "stablehlo.compare",
        f"{_B}, {_E}",
        "comparison_direction = #stablehlo<comparison_direction LT>",
        "tensor<?x?xi1>",
    ),
    Case("stablehlo.select", f"tensor<i1>, {_D}, {_E}", "", _ANY),
    Case("stablehlo.concatenate", f"{_D}, {_E}", "dimension = 0 : i64", _ANY),
    Case("stablehlo.concatenate", f"{_B}, {_B}", "dimension = 0 : i64", _ANY),
    Case("stablehlo.concatenate", f"{_B}, tensor<4x6xf32>", "dimension = 0 : i64", _ANY),
    Case("stablehlo.concatenate", f"{_bounded('4x?', '?, 7')}, tensor<4x6xf32>", "dimension = 0 : i64", _ANY),
    Case("stablehlo.slice", _D, _SEGMENT, _ANY),
    Case("stablehlo.slice", _B, _WHOLE, _ANY),
    Case("stablehlo.pad", f"{_D}, tensor<f32>", _PADDED, _ANY),
    Case("stablehlo.pad", f"{_B}, tensor<f32>", _PADDED, _ANY),
    Case("stablehlo.transpose", _B, "permutation = array<i64: 1, 0>", _ANY),
    Case("stablehlo.broadcast", _D, "broadcast_sizes = array<i64: 2>", "tensor<?x?x?xf32>"),
    Case("stablehlo.reverse", _B, "dimensions = array<i64: 0>", _ANY),
    Case("stablehlo.dynamic_slice", f"{_D}, tensor<i32>, tensor<i32>", "slice_sizes = array<i64: 2, 3>", _ANY),
    Case("stablehlo.dynamic_update_slice", f"{_B}, tensor<2x?xf32>, tensor<i32>, tensor<i32>", "", _ANY),
    Case("stablehlo.set_dimension_size", "tensor<4x6xf32>, tensor<i32>", "dimension = 1 : i64", _ANY),
    Case("stablehlo.set_dimension_size", f"{_B}, tensor<i32>", "dimension = 1 : i64", _ANY),
    Case("stablehlo.cholesky", "tensor<?x3xf32>", "", _ANY),
    Case(
        "stablehlo.triangular_solve",
        f"tensor<?x4xf32>, {_E}",
        "left_side = true, lower = true, transpose_a = #stablehlo<transpose NO_TRANSPOSE>, unit_diagonal = false",
        _ANY,
    ),
    Case("stablehlo.optimization_barrier", f"{_B}", "", _B),
]


# Where upstream forgets a size or a bound that one of the operands has.
_BETTER_KNOWN = [
    (Case("stablehlo.add", f"{_D}, {_B}", "", _ANY), _B),
    (Case("stablehlo.complex", f"{_D}, {_E}", "", "tensor<?x?xcomplex<f32>>"), "tensor<4x6xcomplex<f32>>"),
    (Case("stablehlo.clamp", f"tensor<f32>, {_B}, tensor<f32>", "", _ANY), _B),
]


def _inferred(case: Case) -> list[str] | None:
    module = parse(Source("test.mlir", case.text()), Context())
    op = next(op for op in module.walk() if op.name == case.name)
    if not isinstance(op, InfersTypes):
        return None
    return [str(type) for type in op.infer(op.operand_types, op.properties, op.regions)]


@pytest.mark.parametrize("case", [*CASES, *_UNKNOWN_SIZES], ids=lambda case: case.name.removeprefix("stablehlo."))
def test_types_are_upstreams(case: Case):
    theirs = None if case.regions else inferred(case.text(), case.name)
    ours = _inferred(case)
    if theirs is not None:
        assert ours == theirs
    elif ours is not None and case.name != "stablehlo.dot_general":  # which leaves the elements of its result open
        assert ours == split_types(case.results)


@pytest.mark.parametrize(("case", "wanted"), _BETTER_KNOWN)
def test_types_are_better_known(case: Case, wanted: str):
    assert inferred(case.text(), case.name) != [wanted]
    assert _inferred(case) == [wanted]
