"""Element types that are storage only: floats below 32 bits, computed in f32, and integers below 8 bits, in i8.

An op on such a type becomes the same op on the wider one, between extensions of its operands and a rounding, or
truncation, of its result (as upstream's `arith-emulate-unsupported-floats` does). Ops that move, select or reinterpret
values need nothing wider, nor do conversions between integers.
"""

from __future__ import annotations

from typing import TypeAlias

from xdsl.dialects import arith, math
from xdsl.dialects.builtin import AnyFloat, Float32Type, FloatAttr, IntegerAttr, IntegerType, ModuleOp, f32, f64, i8
from xdsl.dialects.func import CallOp
from xdsl.ir import Attribute, Block, Operation, SSAValue

from .library import Library

# Ops that take values of these types as they are.
_AS_THEY_ARE = (
    arith.BitcastOp,
    arith.ConstantOp,
    arith.ExtSIOp,
    arith.ExtUIOp,
    arith.IndexCastOp,
    arith.SelectOp,
    arith.TruncIOp,
)
# Integer ops that read their operands as unsigned numbers; the others read them as signed, or do not care.
_UNSIGNED = (
    arith.DivUIOp,
    arith.MaxUIOp,
    arith.MinUIOp,
    arith.RemUIOp,
    arith.ShLIOp,
    arith.ShRUIOp,
    arith.UIToFPOp,
    math.CountLeadingZerosOp,
    math.CtPopOp,
)
_FIRST_UNSIGNED_PREDICATE = 6


def is_small_float(type_: Attribute) -> bool:
    """Whether a type is a float that C has no arithmetic for."""
    return isinstance(type_, AnyFloat) and type_.bitwidth < 32


def is_small_integer(type_: Attribute) -> bool:
    """Whether a type is an integer that fills only a part of a byte; i1 is another thing."""
    return isinstance(type_, IntegerType) and 1 < type_.bitwidth < 8


def widen_narrow_types(module: ModuleOp, library: Library) -> None:
    """Lets all `arith` and `math` ops of a module compute in types that C computes in."""
    known: dict[_Key, SSAValue] = {}
    for op in tuple(module.walk()):
        if op.name.startswith(("arith.", "math.")) and not isinstance(op, _AS_THEY_ARE):
            types = [value.type for value in (*op.operands, *op.results)]
            if any(is_small_float(type_) or is_small_integer(type_) for type_ in types):
                _Widening(op, library, known).run()


_Key: TypeAlias = tuple[Block, type[Operation], SSAValue]


class _Widening:
    """Puts in the place of one op what computes it in wider types."""

    def __init__(self, op: Operation, library: Library, known: dict[_Key, SSAValue]) -> None:
        self._op, self._library, self._known = op, library, known

    def run(self) -> None:
        op, type_ = self._op, self._op.results[0].type
        if isinstance(op, arith.ExtFOp | arith.TruncFOp):
            if isinstance(op.operands[0].type, Float32Type) or isinstance(type_, Float32Type):
                return  # a step that is in the library
            value = op.operands[0]
        elif isinstance(op, arith.SIToFPOp | arith.UIToFPOp):
            value = self._number(self._wide(op.operands[0]), type_)
        else:
            value = self._computed()
        op.results[0].replace_all_uses_with(self._narrowed(value, type_))
        op.detach()
        op.erase()

    def _computed(self) -> SSAValue:
        """The op on wider operands, its result wide too."""
        op = self._op
        operands = [self._wide(value) for value in op.operands]
        made = type(op).create(
            operands=operands,
            result_types=[_wide_type(op.results[0].type)],
            properties=op.properties,
            attributes=op.attributes,
            location=op.location,
        )
        value = self._placed(made)
        if isinstance(op, math.CountLeadingZerosOp):  # the bits that were added in front are zeros
            value = self._placed(arith.SubiOp(value, self._constant(IntegerAttr(8 - _bits(op.operand.type), i8))))
        return value

    def _wide(self, value: SSAValue) -> SSAValue:
        if is_small_float(value.type):
            op = value.owner
            if isinstance(op, arith.ConstantOp) and isinstance(op.value, FloatAttr):
                return self._constant(FloatAttr(op.value.value.data, f32))
            return self._extended(arith.ExtFOp, value, f32)
        if is_small_integer(value.type):
            return self._extended(arith.ExtUIOp if self._reads_unsigned() else arith.ExtSIOp, value, i8)
        return value

    def _extended(self, class_: type[Operation], value: SSAValue, type_: Attribute) -> SSAValue:
        """The extension of a value, made once in each block."""
        assert self._op.parent is not None
        key = (self._op.parent, class_, value)
        if key not in self._known:
            self._known[key] = self._cast(class_, value, type_)
        return self._known[key]

    def _reads_unsigned(self) -> bool:
        op = self._op
        if isinstance(op, arith.CmpiOp):
            return op.predicate.value.data >= _FIRST_UNSIGNED_PREDICATE
        return isinstance(op, _UNSIGNED)

    def _number(self, value: SSAValue, type_: Attribute) -> SSAValue:
        """An integer as a float that is exact, or that rounds to `type_` as the integer would."""
        class_ = type(self._op)
        if not is_small_float(type_):
            return self._cast(class_, value, type_)
        if _bits(value.type) <= 16:
            return self._cast(class_, value, f32)
        if _bits(value.type) == 64:
            value = self._call("hloom_odd_si64" if class_ is arith.SIToFPOp else "hloom_odd_ui64", value, value.type)
        return self._cast(class_, value, f64)

    def _narrowed(self, value: SSAValue, type_: Attribute) -> SSAValue:
        """A value in the type that is wanted, which may be the one it has."""
        if value.type == type_:
            return value
        if is_small_integer(type_):
            return self._cast(arith.TruncIOp, value, type_)
        if is_small_float(value.type):  # from small to small, or to f64
            value = self._cast(arith.ExtFOp, value, f32)
        elif not isinstance(value.type, Float32Type):
            value = self._call("hloom_odd_f64_f32", value, f32)
        return self._cast(arith.TruncFOp if is_small_float(type_) else arith.ExtFOp, value, type_)

    # Ops

    def _cast(self, class_: type[Operation], value: SSAValue, type_: Attribute) -> SSAValue:
        return self._placed(class_.create(operands=[value], result_types=[type_], location=self._op.location))

    def _constant(self, value: FloatAttr | IntegerAttr) -> SSAValue:
        return self._placed(arith.ConstantOp.create(result_types=[value.type], properties={"value": value}))

    def _call(self, name: str, value: SSAValue, type_: Attribute) -> SSAValue:
        properties: dict[str, Attribute] = {"callee": self._library.call(name)}
        return self._placed(CallOp.create(operands=[value], result_types=[type_], properties=properties))

    def _placed(self, made: Operation) -> SSAValue:
        assert self._op.parent is not None
        self._op.parent.insert_op_before(made, self._op)
        return made.results[0]


def _wide_type(type_: Attribute) -> Attribute:
    return f32 if is_small_float(type_) else i8 if is_small_integer(type_) else type_


def _bits(type_: Attribute) -> int:
    assert isinstance(type_, IntegerType)
    return type_.bitwidth
