"""CHLO: text as upstream's, what verifiers say, and upstream's agreement."""

from __future__ import annotations

import pytest
from stablehlo_corpus import Case, F, P, S
from upstream import rejects, texts

from hloom.dialects.chlo import DIALECT
from hloom.dialects.context import Context
from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import PrintOptions, print_op
from hloom.dialects.verifier import verify

_I, _C = "tensor<4x6xi32>", "tensor<4x6xcomplex<f32>>"
_ROW = "tensor<6xf32>"
_LESS = "comparison_direction = #chlo<comparison_direction LT>"
_UNARY = [
    "acos",
    "acosh",
    "asin",
    "asinh",
    "atan",
    "atanh",
    "bessel_i1e",
    "conj",
    "cosh",
    "digamma",
    "erf",
    "erf_inv",
    "erfc",
    "lgamma",
    "sinh",
    "square",
    "tan",
]
_BROADCAST = [
    "add",
    "atan2",
    "divide",
    "maximum",
    "minimum",
    "multiply",
    "next_after",
    "polygamma",
    "power",
    "remainder",
    "shift_left",
    "shift_right_arithmetic",
    "shift_right_logical",
    "subtract",
    "zeta",
]


def _step(*carried: str, captured: str = "%c", first: str = _ROW) -> str:
    """A scan's body: it takes a slice and a row to carry, and returns rows."""
    values = ", ".join(carried or [captured] * 2)
    types = ", ".join([_ROW] * len(carried or "12"))
    return f'{{ ^bb0(%x: {first}, %c: {_ROW}): "stablehlo.return"({values}) : ({types}) -> () }}'


def _carry(values: str) -> str:
    """A scan's body without inputs."""
    types = ", ".join([_ROW] * len(values.split(",")))
    return f'{{ ^bb0(%c: {_ROW}): "stablehlo.return"({values}) : ({types}) -> () }}'


def _scan(more: str = "", inputs: int = 1, outputs: int = 1) -> str:
    sizes = f"operandSegmentSizes = array<i32: {inputs}, 1>, resultSegmentSizes = array<i32: {outputs}, 1>"
    return f"dimension = 0 : i64, {sizes}{more}"


def _ragged(*lists: str, more: str = "") -> str:
    sides = ("lhs_batching", "rhs_batching", "lhs_contracting", "rhs_contracting", "lhs_ragged", "rhs_group")
    fields = ", ".join(f"{side}_dimensions = [{dims}]" for side, dims in zip(sides, lists, strict=True) if dims)
    return f"ragged_dot_dimension_numbers = #chlo.ragged_dot<{fields}>{more}"


_ROWS, _GROUPS = "tensor<11x5xf32>", "tensor<3x5x7xf32>"
_BATCHED = "tensor<19x11x5xf32>, tensor<19x5x7xf32>"
_PRECISION = ", precision_config = [#chlo<precision DEFAULT>, #chlo<precision HIGHEST>]"

_VALID = [
    *(Case(f"chlo.{name}", F, "", F) for name in _UNARY),
    *(Case(f"chlo.{name}", F, "", P) for name in ("is_inf", "is_neg_inf", "is_pos_inf")),
    *(Case(f"chlo.{name}", f"{F}, {F}", "", F) for name in ("next_after", "polygamma", "zeta")),
    Case("chlo.erf", "tensor<*xf32>", "", "tensor<*xf32>"),
    Case("chlo.erf", "tensor<?x6xf32>", "", F),
    Case("chlo.zeta", f"{F}, tensor<4x?xf32>", "", "tensor<?x6xf32>"),
    Case("chlo.tan", _C, "", _C),
    Case("chlo._asin_acos_kernel", _C, "", _C),
    Case("chlo.mulhi", f"{_I}, {_I}", "", _I),
    *(Case(f"chlo.broadcast_{name}", f"{F}, {_ROW}", "", F) for name in _BROADCAST),
    *(Case(f"chlo.broadcast_{name}", f"{P}, tensor<i1>", "", P) for name in ("and", "or", "xor")),
    Case("chlo.broadcast_add", f"{F}, tensor<4xf32>", "broadcast_dimensions = array<i64: 0>", F),
    Case("chlo.broadcast_add", f"tensor<4xf32>, {F}", "broadcast_dimensions = array<i64: 0>", F),
    Case("chlo.broadcast_add", f"tensor<1x6xf32>, {F}", "broadcast_dimensions = array<i64: 0, 1>", F),
    Case("chlo.broadcast_add", "tensor<4x1xf32>, tensor<1x6xf32>", "", F),
    Case("chlo.broadcast_add", "tensor<?x6xf32>, tensor<4x1xf32>", "", F),
    Case("chlo.broadcast_add", f"tensor<*xf32>, {F}", "", "tensor<*xf32>"),
    Case("chlo.broadcast_complex", f"{F}, {_ROW}", "", _C),
    Case("chlo.broadcast_compare", f"{F}, {S}", _LESS, P),
    Case("chlo.broadcast_compare", f"{F}, {S}", f"compare_type = #chlo<comparison_type TOTALORDER>, {_LESS}", P),
    Case("chlo.broadcast_select", f"tensor<i1>, {_ROW}, {F}", "", F),
    Case("chlo.constant", "", "value = dense<[1.0, 2.0]> : tensor<2xf32>", "tensor<2xf32>"),
    Case("chlo.constant_like", F, "value = 3.2 : f32", F),
    Case("chlo.constant_like", F, "value = 1 : i32", _I),
    Case("chlo.top_k", F, "k = 3 : i64", "tensor<4x3xf32>, tensor<4x3xi32>"),
    Case("chlo.top_k", "tensor<4x?xf32>", "k = 3 : i64", "tensor<4x3xf32>, tensor<4x3xi32>"),
    Case(
        "chlo.ragged_dot", f"{_ROWS}, {_GROUPS}, tensor<3xi64>", _ragged("", "", "1", "1", "0", "0"), "tensor<11x7xf32>"
    ),
    Case(
        "chlo.ragged_dot",
        f"{_BATCHED}, tensor<19x3xi32>",
        _ragged("0", "0", "2", "1", "2", "", more=_PRECISION),
        "tensor<3x19x11x7xf32>",
    ),
    Case("chlo.ragged_dot", f"{_BATCHED}, tensor<3xi32>", _ragged("0", "0", "2", "1", "0", ""), "tensor<19x11x7xf32>"),
    Case("chlo.scan", f"{F}, {_ROW}", _scan(), f"{F}, {_ROW}", _step()),
    Case("chlo.scan", f"{F}, {_ROW}", _scan(", is_reverse = true"), f"{F}, {_ROW}", _step()),
    Case("chlo.scan", f"tensor<?x6xf32>, {_ROW}", _scan(", scan_dim_size = 4 : i64"), f"{F}, {_ROW}", _step()),
    Case("chlo.scan", f"{F}, {_ROW}", _scan(outputs=0), _ROW, _step("%c")),
    Case("chlo.scan", _ROW, _scan(", scan_dim_size = 4 : i64", inputs=0), f"{F}, {_ROW}", _carry("%c, %c")),
]


def _read(program: str) -> tuple[str, str]:
    module = parse(Source("test.mlir", program), Context())
    verify(module)
    return print_op(module, PrintOptions()).strip(), print_op(module, PrintOptions(generic=True)).strip()


def _message(case: Case) -> str | None:
    try:
        _read(case.text())
    except LocatedError as error:
        return error.message
    return None


def test_every_op_has_a_case():
    assert {case.name for case in _VALID} == {op.name for op in DIALECT.operations}


@pytest.mark.parametrize("case", _VALID, ids=lambda case: case.name.removeprefix("chlo."))
def test_text_is_upstreams(case: Case):
    custom, generic = (text.strip() for text in texts(case.text()))
    assert _read(generic) == (custom, generic)
    assert _read(custom) == (custom, generic)


_TWO = "tensor<4x5xf32>"
_RAGGED = f"{_ROWS}, {_GROUPS}, tensor<3xi64>"
_WRONG = [
    (Case("chlo.erf", F, "", _TWO), "inferred type tensor<4x6xf32> is incompatible with result type tensor<4x5xf32>"),
    (
        Case("chlo.erf", _I, "", _I),
        "operand 'operand' at position 0 does not verify: must be tensor of floating-point values, "
        "but got tensor<4x6xi32>",
    ),
    (
        Case("chlo.is_inf", F, "", "tensor<4x5xi1>"),
        "inferred type tensor<4x6xi1> is incompatible with result type tensor<4x5xi1>",
    ),
    (
        Case("chlo.zeta", f"{F}, {_ROW}", "", F),
        "requires compatible types for all operands and results, but got tensor<4x6xf32> and tensor<6xf32>",
    ),
    (
        Case("chlo.mulhi", f"{P}, {P}", "", P),
        "operand 'lhs' at position 0 does not verify: must be ranked tensor of integer values, but got tensor<4x6xi1>",
    ),
    (
        Case("chlo.broadcast_add", f"{F}, {_I}", "", F),
        "requires one element type for all operands and results, but got f32 and i32",
    ),
    (
        Case("chlo.broadcast_add", f"{F}, {_ROW}", "", "tensor<4x6x1xf32>"),
        "inferred type tensor<4x6xf32> is incompatible with result type tensor<4x6x1xf32>",
    ),
    (
        Case("chlo.broadcast_multiply", f"{F}, {F}", "", "tensor<4x6xf64>"),
        "inferred type tensor<4x6xf32> is incompatible with result type tensor<4x6xf64>",
    ),
    (
        Case("chlo.broadcast_and", f"{F}, {F}", "", F),
        "operand 'lhs' at position 0 does not verify: must be tensor of pred or integer values, "
        "but got tensor<4x6xf32>",
    ),
    (
        Case("chlo.broadcast_complex", f"{F}, {F}", "", "tensor<4x6xcomplex<f64>>"),
        "inferred type tensor<4x6xcomplex<f32>> is incompatible with result type tensor<4x6xcomplex<f64>>",
    ),
    (
        Case("chlo.broadcast_compare", f"{F}, {_I}", _LESS, P),
        "requires one element type for all operands and results, but got f32 and i32",
    ),
    (
        Case("chlo.broadcast_select", f"{P}, {F}, {_I}", "", F),
        "requires one element type for all operands and results, but got f32 and i32",
    ),
    (
        Case("chlo.constant", "", "value = dense<1.0> : tensor<3xf32>", "tensor<4xf32>"),
        "inferred type tensor<3xf32> is incompatible with result type tensor<4xf32>",
    ),
    (
        Case("chlo.constant_like", F, "value = 1.0 : f64", F),
        "inferred type tensor<4x6xf64> is incompatible with result type tensor<4x6xf32>",
    ),
    (
        Case("chlo.top_k", F, "k = 7 : i64", "tensor<4x7xf32>, tensor<4x7xi32>"),
        "k is 7: not between 0 and the last dimension of tensor<4x6xf32>",
    ),
    (
        Case("chlo.top_k", F, "k = -1 : i64", "tensor<4x3xf32>, tensor<4x3xi32>"),
        "k is -1: not between 0 and the last dimension of tensor<4x6xf32>",
    ),
    (
        Case("chlo.top_k", S, "k = 1 : i64", "tensor<1xf32>, tensor<1xi32>"),
        "expects an operand of rank 1 at least, but got tensor<f32>",
    ),
    (
        Case("chlo.top_k", F, "k = 3 : i64", "tensor<4x3xf32>, tensor<4x3xi64>"),
        "inferred type tensor<4x3xi32> is incompatible with result type tensor<4x3xi64>",
    ),
    (
        Case("chlo.ragged_dot", _RAGGED, _ragged("", "", "1", "2", "0", "0"), "tensor<11x5xf32>"),
        "contracting dimensions 1 and 2 are of size 5 in lhs, but 7 in rhs (C10)",
    ),
    (
        Case("chlo.ragged_dot", _RAGGED, _ragged("", "", "1", "1", "", "0"), "tensor<11x7xf32>"),
        "lhs_ragged_dimensions [] is to have one dimension",
    ),
    (
        Case("chlo.ragged_dot", _RAGGED, _ragged("", "", "1", "1", "2", "0"), "tensor<11x7xf32>"),
        "lhs_ragged_dimensions [2] has dimension 2, but the rank of lhs is 2",
    ),
    (
        Case("chlo.ragged_dot", _RAGGED, _ragged("", "", "1", "1", "0", "3"), "tensor<11x7xf32>"),
        "rhs_group_dimensions [3] has dimension 3, but the rank of rhs is 3",
    ),
    (
        Case("chlo.ragged_dot", _RAGGED, _ragged("", "", "1", "1", "0", "1"), "tensor<11x7xf32>"),
        "rhs_group_dimensions and rhs_contracting_dimensions repeat dimension 1",
    ),
    (
        Case("chlo.ragged_dot", _RAGGED, _ragged("", "", "1", "1", "0", ""), "tensor<11x3x7xf32>"),
        "rhs_group_dimensions has 0 elements, but is to have 1: the ragged dimension is not batched or contracted",
    ),
    (
        Case("chlo.ragged_dot", _RAGGED, _ragged("", "", "1", "1", "0", "0"), "tensor<11x8xf32>"),
        "inferred type tensor<11x7xf32> is incompatible with result type tensor<11x8xf32>",
    ),
    (
        Case(
            "chlo.ragged_dot",
            f"{_ROWS}, {_GROUPS}, tensor<i64>",
            _ragged("", "", "1", "1", "0", "0"),
            "tensor<11x7xf32>",
        ),
        "group_sizes is of shape [], but is to be of rank 1",
    ),
    (
        Case(
            "chlo.ragged_dot",
            f"{_ROWS}, {_GROUPS}, tensor<4xi64>",
            _ragged("", "", "1", "1", "0", "0"),
            "tensor<11x7xf32>",
        ),
        "dimension 0 of rhs is of size 3, but there are 4 groups",
    ),
    (
        Case(
            "chlo.ragged_dot",
            f"{_BATCHED}, tensor<18x3xi32>",
            _ragged("0", "0", "2", "1", "2", ""),
            "tensor<3x19x11x7xf32>",
        ),
        "group_sizes is of shape [18, 3], but is to be [19, 3]",
    ),
    (
        Case(
            "chlo.ragged_dot", f"{_BATCHED}, tensor<3xi32>", _ragged("0", "0", "2", "1", "0", "2"), "tensor<19x11xf32>"
        ),
        "rhs_group_dimensions has 1 elements, but is to have 0: the ragged dimension is batched or contracted",
    ),
    (
        Case(
            "chlo.ragged_dot",
            _RAGGED,
            _ragged("", "", "1", "1", "0", "0", more=f"{_PRECISION[:-1]}, #chlo<precision HIGH>]"),
            "tensor<11x7xf32>",
        ),
        "precision_config has 3 elements, but there are 2 operands",
    ),
    (
        Case("chlo.scan", _ROW, _scan(inputs=0, outputs=0), _ROW, _carry("%c")),
        "at least one of inputs or outputs must be present",
    ),
    (
        Case("chlo.scan", f"{F}, {_ROW}", _scan(", scan_dim_size = 5 : i64"), f"{F}, {_ROW}", _step()),
        "input 0 is tensor<4x6xf32>, but dimension 0 has 5 steps",
    ),
    (
        Case("chlo.scan", f"{S}, {_ROW}", _scan(), f"{F}, {_ROW}", _step()),
        "dimension is 0, but the rank of input 0 is 0",
    ),
    (
        Case("chlo.scan", f"tensor<4x5xf32>, {_ROW}", _scan(), f"{F}, {_ROW}", _step()),
        "argument 0 of the body is to be of type tensor<5xf32>, but is tensor<6xf32>",
    ),
    (
        Case("chlo.scan", f"{F}, {_ROW}", _scan(), f"tensor<5x6xf32>, {_ROW}", _step()),
        "inferred type tensor<4x6xf32> is incompatible with result type tensor<5x6xf32>",
    ),
    (
        Case("chlo.scan", f"{F}, {_ROW}", _scan(), f"{F}, {_ROW}", _step("%c")),
        "inferred 1 results, but the operation has 2",
    ),
    (
        Case("chlo.scan", f"{F}, {_ROW}", _scan(), f"{F}, {_ROW}", _step().replace(f"%x: {_ROW}, ", "")),
        "the body is to take 2 arguments, but takes 1",
    ),
]


@pytest.mark.parametrize(("case", "message"), _WRONG)
def test_messages(case: Case, message: str):
    assert _message(case) == f"{case.name}: {message}"
    assert rejects(case.text())


# What upstream reports, but lets pass, or infers no shape of.
_STRICTER = [
    (
        Case("chlo.broadcast_add", f"{F}, tensor<4xf32>", "", F),
        "cannot broadcast tensor<4x6xf32> and tensor<4xf32>: dimension 1 is of size 6 and 4",
    ),
    (
        Case("chlo.broadcast_add", f"{F}, tensor<4xf32>", "broadcast_dimensions = array<i64: 1>", F),
        "cannot broadcast tensor<4x6xf32> and tensor<1x4xf32>: dimension 1 is of size 6 and 4",
    ),
    (
        Case("chlo.broadcast_add", f"{F}, tensor<4xf32>", "broadcast_dimensions = array<i64: 0, 1>", F),
        "broadcast_dimensions has 2 elements, but the smaller operand's rank is 1",
    ),
    (
        Case("chlo.broadcast_add", f"{F}, tensor<4xf32>", "broadcast_dimensions = array<i64: 2>", F),
        "broadcast_dimensions [2] has dimension 2, but the rank of the larger operand is 2",
    ),
    (
        Case("chlo.broadcast_select", f"tensor<3xi1>, {_ROW}, {F}", "", F),
        "cannot broadcast tensor<3xi1> and tensor<6xf32> and tensor<4x6xf32>: dimension 1 is of size 3 and 6 and 6",
    ),
    (
        Case("chlo.scan", f"{F}, {_ROW}", _scan(outputs=2).replace("2, 1>", "2, 0>"), f"{F}, {_ROW}", _step()),
        "has 1 inits, but 0 carries",
    ),
]


@pytest.mark.parametrize(("case", "message"), _STRICTER)
def test_stricter_messages(case: Case, message: str):
    assert rejects(case.text()) is None
    assert _message(case) == f"{case.name}: {message}"
