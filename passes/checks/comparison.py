"""What a check expects, as StableHLO ops that say whether it is so."""

from __future__ import annotations

from typing import Any, cast

from xdsl.dialects.builtin import (
    AnyFloat,
    ComplexType,
    DenseArrayBase,
    Float8E8M0FNUType,
    IntegerType,
    Signedness,
    TensorType,
    f64,
    i1,
    i64,
)
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue

from hloom.dialects.check import Expectation
from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.stablehlo.binary import AddOp, AndOp, CompareOp, MaxOp, MinOp, OrOp, SelectOp, SubtractOp
from hloom.dialects.stablehlo.control import ReturnOp
from hloom.dialects.stablehlo.data import ConstantOp
from hloom.dialects.stablehlo.enums import (
    ComparisonDirection,
    ComparisonDirectionAttr,
    ComparisonType,
    ComparisonTypeAttr,
)
from hloom.dialects.stablehlo.reductions import ReduceOp
from hloom.dialects.stablehlo.unary import AbsOp, BitcastConvertOp, ConvertOp, ImagOp, IsFiniteOp, NotOp, RealOp

from ..rewrite.constants import dense_splat

_UI64 = IntegerType(64, Signedness.UNSIGNED)
_FAR = 2**64 - 1
_WIDTHS = (8, 16, 32, 64)
_FLOAT, _UNSIGNED = ComparisonType.FLOAT, ComparisonType.UNSIGNED


class Writer:
    """Writes ops in front of the op `at`, which they take their place from."""

    def __init__(self, at: Operation) -> None:
        self._at = at
        block = at.parent
        assert block is not None
        self._block = block

    def add(self, kind: type[Operation], operands: list[SSAValue], type_: Attribute, **properties: Any) -> SSAValue:
        op = kind.create(operands=operands, result_types=[type_], properties=properties, location=self._at.location)
        self._block.insert_op_before(op, self._at)
        return op.results[0]

    def constant(self, like: Attribute, number: int | float) -> SSAValue:
        """A constant of the type `like`, the same number everywhere."""
        return self.add(ConstantOp, [], like, value=dense_splat(like, number))

    def compare(self, relation: str, x: SSAValue, y: SSAValue, kind: ComparisonType | None = None) -> SSAValue:
        properties = {"comparison_direction": ComparisonDirectionAttr(ComparisonDirection(relation))}
        if kind is not None:
            properties |= {"compare_type": ComparisonTypeAttr(kind)}
        return self.add(CompareOp, [x, y], _of(x, i1), **properties)

    def both(self, x: SSAValue, y: SSAValue) -> SSAValue:
        return self.add(AndOp, [x, y], x.type)

    def either(self, x: SSAValue, y: SSAValue) -> SSAValue:
        return self.add(OrOp, [x, y], x.type)

    def negated(self, x: SSAValue) -> SSAValue:
        return self.add(NotOp, [x], x.type)

    def select(self, condition: SSAValue, x: SSAValue, y: SSAValue) -> SSAValue:
        return self.add(SelectOp, [condition, x, y], x.type)

    def every(self, x: SSAValue) -> SSAValue:
        """Whether all elements of a tensor of i1 are true."""
        scalar = TensorType(i1, ())
        rank = len(_tensor(x).get_shape())
        if not rank:
            return x
        body = Block(arg_types=[scalar, scalar])
        both = AndOp.create(operands=list(body.args), result_types=[scalar])
        body.add_ops([both, ReturnOp.create(operands=[both.result])])
        reduced = ReduceOp.create(
            operands=[x, self.constant(scalar, 1)],
            result_types=[scalar],
            properties={"dimensions": DenseArrayBase.from_list(i64, list(range(rank)))},
            regions=[Region(body)],
            location=self._at.location,
        )
        self._block.insert_op_before(reduced, self._at)
        return reduced.results[0]


def holds(op: Operation, expectation: Expectation, writer: Writer) -> SSAValue:
    """A scalar that says whether what `op` expects is so."""
    actual, expected = expectation.actual, expectation.expected
    if not isinstance(expected, SSAValue):
        expected = writer.add(ConstantOp, [], expected.type, value=expected)
    if expectation.kind == "eq":
        agree = writer.compare("EQ", actual, expected)
    elif expectation.kind == "almost_eq":
        agree = _almost_equal(actual, expected, expectation.tolerance, writer)
    else:
        apart, (least, most) = _ulps_apart(op, actual, expected, writer), expectation.ulps
        agree = writer.compare("LE", apart, writer.constant(apart.type, most), _UNSIGNED)
        if least:
            enough = writer.compare("GE", apart, writer.constant(apart.type, least), _UNSIGNED)
            agree = writer.both(agree, enough)
    return writer.every(agree)


def _almost_equal(x: SSAValue, y: SSAValue, tolerance: float, writer: Writer) -> SSAValue:
    """Equal, both NaN, or both finite and near."""
    if isinstance(_element(x), ComplexType):
        (a, b), (c, d) = _parts(x, writer), _parts(y, writer)
        return writer.both(_almost_equal(a, c, tolerance, writer), _almost_equal(b, d, tolerance, writer))
    equal = writer.compare("EQ", x, y)
    if isinstance(_element(x), IntegerType):
        return equal
    both_nan = writer.both(_is_nan(x, writer), _is_nan(y, writer))
    a, b = _wide(x, writer), _wide(y, writer)
    distance = writer.add(AbsOp, [writer.add(SubtractOp, [a, b], a.type)], a.type)
    within = writer.compare("LE", distance, writer.constant(a.type, tolerance), _FLOAT)
    near = writer.both(_both_finite(x, y, writer), within)
    return writer.either(writer.either(equal, both_nan), near)


def _ulps_apart(op: Operation, x: SSAValue, y: SSAValue, writer: Writer) -> SSAValue:
    """How many floats lie between, as ui64; across zero the distances from zero add up."""
    if isinstance(_element(x), ComplexType):
        (a, b), (c, d) = _parts(x, writer), _parts(y, writer)
        real, imag = _ulps_apart(op, a, c, writer), _ulps_apart(op, b, d, writer)
        return writer.add(MaxOp, [real, imag], real.type)
    (a, a_negative), (b, b_negative) = _from_zero(op, x, writer), _from_zero(op, y, writer)
    larger, smaller = writer.add(MaxOp, [a, b], a.type), writer.add(MinOp, [a, b], a.type)
    between, across = writer.add(SubtractOp, [larger, smaller], a.type), writer.add(AddOp, [a, b], a.type)
    same_side = writer.compare("EQ", a_negative, b_negative)
    apart = writer.select(same_side, between, across)
    same = writer.both(same_side, writer.compare("EQ", a, b, _UNSIGNED))
    agree = writer.either(same, writer.both(_is_nan(x, writer), _is_nan(y, writer)))
    apart = writer.select(_both_finite(x, y, writer), apart, writer.constant(a.type, _FAR))
    return writer.select(agree, writer.constant(a.type, 0), apart)


def _from_zero(op: Operation, x: SSAValue, writer: Writer) -> tuple[SSAValue, SSAValue]:
    """How many floats lie between 0 and |x|, and whether x's sign bit is set."""
    element = cast(AnyFloat, _element(x))
    width = element.bitwidth
    if width not in _WIDTHS or isinstance(element, Float8E8M0FNUType):
        raise unsupported_at(op, f"{op.name} of {element} outside of the interpreter")
    stored = _of(x, IntegerType(width, Signedness.UNSIGNED))
    bits = writer.add(BitcastConvertOp, [x], stored)
    sign = 1 << (width - 1)
    magnitude = writer.both(bits, writer.constant(stored, sign - 1))
    negative = writer.compare("GE", bits, writer.constant(stored, sign), _UNSIGNED)
    wide = _of(x, _UI64)
    return magnitude if width == 64 else writer.add(ConvertOp, [magnitude], wide), negative


def _parts(x: SSAValue, writer: Writer) -> tuple[SSAValue, SSAValue]:
    part = _of(x, cast("ComplexType[Any]", _element(x)).element_type)
    return writer.add(RealOp, [x], part), writer.add(ImagOp, [x], part)


def _is_nan(x: SSAValue, writer: Writer) -> SSAValue:
    return writer.compare("NE", x, x, _FLOAT)


def _both_finite(x: SSAValue, y: SSAValue, writer: Writer) -> SSAValue:
    type_ = _of(x, i1)
    return writer.both(writer.add(IsFiniteOp, [x], type_), writer.add(IsFiniteOp, [y], type_))


def _wide(x: SSAValue, writer: Writer) -> SSAValue:
    wide = _of(x, f64)
    return x if x.type == wide else writer.add(ConvertOp, [x], wide)


def _tensor(x: SSAValue) -> TensorType[Any]:
    return cast("TensorType[Any]", x.type)


def _element(x: SSAValue) -> Attribute:
    return _tensor(x).element_type


def _of(x: SSAValue, element: Attribute) -> TensorType[Any]:
    """The type of `x` with other elements."""
    return TensorType(element, _tensor(x).get_shape())
