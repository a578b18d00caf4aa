"""arith: signless integers whose ops carry the sign, `index`, and floats; scalars, vectors and tensors alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np
from xdsl.dialects.arith import CMPF_COMPARISON_OPERATIONS, CMPI_COMPARISON_OPERATIONS, CmpfOp, CmpiOp, ConstantOp
from xdsl.dialects.builtin import DenseIntOrFPElementsAttr, FloatAttr, IndexType, IntegerAttr
from xdsl.ir import Attribute, Operation

from hloom.dialects.diagnostics import unsupported_at

from ..dtypes import DType, dtype_of, to_array
from .functions import Binary, Run, Unary, where
from .numerics import convert, floats, integers, signless
from .numerics.compare import DIRECTIONS
from .numerics.rounding import accurate, arithmetic, integral
from .planner import Planner
from .registry import meaning, statement
from .writer import Writer

Bind = Callable[[DType], Run]


@statement("arith.constant")
def _constant(op: ConstantOp, writer: Writer) -> None:
    value = scalar(op.value, op)
    writer.alias(op.result, repr(value) if type(value) is int else writer.constant(value))


def scalar(value: Attribute, op: Operation) -> Any:
    """A constant's value: an array, a NumPy scalar, or a Python integer for `index`."""
    if isinstance(value, DenseIntOrFPElementsAttr):
        return to_array(cast("DenseIntOrFPElementsAttr[Any]", value))
    if isinstance(value, IntegerAttr | FloatAttr):
        number = cast("IntegerAttr[Any] | FloatAttr[Any]", value)
        exact = np.array(number.value.data)
        return number.value.data if isinstance(number.type, IndexType) else exact.astype(dtype_of(number.type))[()]
    raise unsupported_at(op, f"a constant given as {value.name}")


_INTEGER: dict[str, Bind] = {
    "addi": lambda d: np.bitwise_xor if d == np.bool_ else integral(np.add, d),
    "subi": lambda d: np.bitwise_xor if d == np.bool_ else integral(np.subtract, d),
    "muli": lambda d: np.bitwise_and if d == np.bool_ else integral(np.multiply, d),
    "andi": lambda d: integral(np.bitwise_and, d),
    "ori": lambda d: integral(np.bitwise_or, d),
    "xori": lambda d: integral(np.bitwise_xor, d),
    "divsi": integers.divide,
    "remsi": integers.remainder,
    "floordivsi": lambda d: integral(signless.floor_divide, d),
    "ceildivsi": lambda d: integral(signless.ceil_divide, d),
    "minsi": lambda d: np.logical_or if d == np.bool_ else integral(np.minimum, d),
    "maxsi": lambda d: np.logical_and if d == np.bool_ else integral(np.maximum, d),
    "shli": integers.shift_left,
    "shrsi": integers.shift_right_arithmetic,
    "shrui": integers.shift_right_logical,
}
_UNSIGNED: dict[str, Bind] = {
    "divui": integers.divide,
    "remui": integers.remainder,
    "ceildivui": lambda d: integral(signless.ceil_divide, d),
    "minui": lambda d: np.logical_and if d == np.bool_ else np.minimum,
    "maxui": lambda d: np.logical_or if d == np.bool_ else np.maximum,
}
_FLOAT: dict[str, Bind] = {
    "addf": lambda d: arithmetic(np.add, d),
    "subf": lambda d: arithmetic(np.subtract, d),
    "mulf": lambda d: arithmetic(np.multiply, d),
    "divf": lambda d: np.true_divide,
    "remf": lambda d: accurate(np.fmod, d),
    "negf": lambda d: np.negative,
    "maximumf": floats.maximum,
    "minimumf": floats.minimum,
    "maxnumf": lambda d: floats.maximum_number,
    "minnumf": lambda d: floats.minimum_number,
}


@meaning(*(f"arith.{name}" for name in (_INTEGER | _UNSIGNED)), pointwise=True)
def _integer(op: Operation, plan: Planner) -> Run:
    name, type_ = op.name.removeprefix("arith."), op.operands[0].type
    if isinstance(type_, IndexType):
        return signless.INDEX[name]
    dtype = dtype_of(type_)
    if name in _INTEGER:
        return _INTEGER[name](dtype)
    if dtype.kind not in "ib":  # i2 and i4: by way of their unsigned bits
        return _narrow_unsigned(_UNSIGNED[name], dtype)
    unsigned = signless.unsigned_of(dtype) if dtype != np.bool_ else dtype
    return signless.as_unsigned(_UNSIGNED[name](unsigned), dtype) if dtype != np.bool_ else _UNSIGNED[name](dtype)


def _narrow_unsigned(bind: Bind, dtype: DType) -> Binary:
    function, mask = bind(np.dtype(np.uint8)), np.uint8(2 ** signless.bit_width(dtype) - 1)

    def run(x: Any, y: Any) -> Any:
        return function(x.astype(np.uint8) & mask, y.astype(np.uint8) & mask).astype(dtype)

    return run


@meaning(*(f"arith.{name}" for name in _FLOAT), pointwise=True)
def _float(op: Operation, plan: Planner) -> Run:
    return _FLOAT[op.name.removeprefix("arith.")](dtype_of(op.operands[0].type))


_RELATIONS = {"eq": "EQ", "ne": "NE", "lt": "LT", "le": "LE", "gt": "GT", "ge": "GE"}


@meaning("arith.cmpi", pointwise=True)
def _cmpi(op: CmpiOp, plan: Planner) -> Run:
    name = CMPI_COMPARISON_OPERATIONS[op.predicate.value.data]
    relation = DIRECTIONS[_RELATIONS[name[-2:]]]
    if isinstance(op.lhs.type, IndexType):
        return signless.compare_index_unsigned(relation) if name[0] == "u" else relation
    dtype = dtype_of(op.lhs.type)
    if dtype == np.bool_ and name[0] == "s":  # true is -1
        return _flipped(relation)
    if dtype.kind not in "ib":
        return _narrow_compare(relation, dtype, signed=name[0] != "u")
    return signless.compared_unsigned(relation, dtype) if name[0] == "u" and dtype != np.bool_ else relation


def _flipped(relation: Run) -> Binary:
    return lambda x, y: relation(y, x)


def _narrow_compare(relation: Run, dtype: DType, *, signed: bool) -> Binary:
    mask = 2 ** signless.bit_width(dtype) - 1 if not signed else -1
    return lambda x, y: relation(x.astype(np.int8) & mask, y.astype(np.int8) & mask)


@meaning("arith.cmpf", pointwise=True)
def _cmpf(op: CmpfOp, plan: Planner) -> Run:
    return compare_floats(CMPF_COMPARISON_OPERATIONS[op.predicate.value.data])


def compare_floats(name: str) -> Binary:
    """A predicate of cmpf; "u" ones also hold where an operand is NaN, "o" ones never do."""
    if name in ("oeq", "olt", "ole", "ogt", "oge", "une"):
        return DIRECTIONS[_RELATIONS[name[-2:]]]
    inverse = {"ult": "GE", "ule": "GT", "ugt": "LE", "uge": "LT"}.get(name)
    if inverse is not None:
        relation = DIRECTIONS[inverse]
        return lambda x, y: np.logical_not(relation(x, y))
    return _UNUSUAL[name]


def _unordered(x: Any, y: Any) -> Any:
    return np.isnan(x) | np.isnan(y)


def _one(x: Any, y: Any) -> Any:
    return (x < y) | (x > y)


_UNUSUAL: dict[str, Binary] = {
    "one": _one,
    "ueq": lambda x, y: np.logical_not(_one(x, y)),
    "uno": _unordered,
    "ord": lambda x, y: np.logical_not(_unordered(x, y)),
    "false": lambda x, y: (x != x) & False,
    "true": lambda x, y: (x == x) | True,
}


@meaning("arith.select", pointwise=True)
def _select(op: Operation, plan: Planner) -> Run:
    return where


@meaning("arith.extsi", "arith.extui", pointwise=True)
def _extend(op: Operation, plan: Planner) -> Unary:
    source, target = dtype_of(op.operands[0].type), dtype_of(op.results[0].type)
    return signless.extend(source, target, signed=op.name == "arith.extsi")


@meaning("arith.trunci", pointwise=True)
def _truncate(op: Operation, plan: Planner) -> Unary:
    return signless.truncate(dtype_of(op.operands[0].type), dtype_of(op.results[0].type))


@meaning("arith.index_cast", "arith.index_castui", pointwise=True)
def _index_cast(op: Operation, plan: Planner) -> Unary:
    source, target = dtype_of(op.operands[0].type), dtype_of(op.results[0].type)
    if _is_index(op.results[0].type):
        return signless.to_index(source, signed=op.name == "arith.index_cast")
    return signless.from_index(target)


def _is_index(type_: Attribute) -> bool:
    return isinstance(getattr(type_, "element_type", type_), IndexType)


@meaning("arith.extf", "arith.truncf", "arith.fptosi", pointwise=True)
def _convert(op: Operation, plan: Planner) -> Unary:
    return convert.convert(dtype_of(op.operands[0].type), dtype_of(op.results[0].type))


@meaning("arith.fptoui", pointwise=True)
def _to_unsigned(op: Operation, plan: Planner) -> Unary:
    target = dtype_of(op.results[0].type)
    if target.kind != "i":
        return convert.convert(dtype_of(op.operands[0].type), target)
    inner = convert.convert(dtype_of(op.operands[0].type), signless.unsigned_of(target))
    return lambda x: inner(x).view(target)


@meaning("arith.sitofp", pointwise=True)
def _from_signed(op: Operation, plan: Planner) -> Unary:
    source, target = dtype_of(op.operands[0].type), dtype_of(op.results[0].type)
    inner = convert.convert(source, target)
    return (lambda x: np.negative(inner(x))) if source == np.bool_ else inner


@meaning("arith.uitofp", pointwise=True)
def _from_unsigned(op: Operation, plan: Planner) -> Unary:
    source, target = dtype_of(op.operands[0].type), dtype_of(op.results[0].type)
    if source.kind != "i":
        wide = signless.extend(source, np.dtype(np.int32), signed=False)
        inner = convert.convert(np.dtype(np.int32), target)
        return lambda x: inner(wide(x))
    unsigned = signless.unsigned_of(source)
    inner = convert.convert(unsigned, target)
    return lambda x: inner(x.view(unsigned))


@meaning("arith.bitcast", pointwise=True)
def _bitcast(op: Operation, plan: Planner) -> Unary:
    return convert.bitcast(dtype_of(op.operands[0].type), dtype_of(op.results[0].type))


@meaning("arith.addui_extended", pointwise=True)
def _add_extended(op: Operation, plan: Planner) -> Binary:
    unsigned = signless.unsigned_of(dtype_of(op.operands[0].type))

    def run(x: Any, y: Any) -> Any:
        total = x + y
        return total, total.view(unsigned) < x.view(unsigned)

    return run


@meaning("arith.mulsi_extended", "arith.mului_extended", pointwise=True)
def _multiply_extended(op: Operation, plan: Planner) -> Binary:
    high = signless.multiply_high(dtype_of(op.operands[0].type), signed=op.name == "arith.mulsi_extended")
    return lambda x, y: (x * y, high(x, y))
