"""What emitc's types are in C, and C's arithmetic conversions (C99 6.3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from xdsl.dialects.builtin import Float32Type, Float64Type, IndexType, IntegerType, Signedness
from xdsl.ir import Attribute

from hloom.dialects import emitc
from hloom.dialects.diagnostics import Unsupported

Kind = Literal["void", "bool", "signed", "unsigned", "float", "pointer"]


@dataclass(frozen=True)
class CType:
    """A type of C: `rank` orders numbers by conversion rank, where `int` has 3 and the pointer-wide integers 4."""

    name: str
    kind: Kind
    rank: int = 0
    size: int = 0
    pointee: CType | None = None

    @property
    def is_integer(self) -> bool:
        return self.kind in ("bool", "signed", "unsigned")

    @property
    def is_narrow(self) -> bool:
        """Whether C promotes it to `int` before computing with it."""
        return self.is_integer and self.rank < INT.rank

    def pointer(self, const: bool = False) -> str:
        """How a pointer to this type is declared, up to the name."""
        return f"{'const ' if const else ''}{self.name} *"


VOID = CType("void", "void")
BOOL = CType("bool", "bool", 0, 1)
INT8, UINT8 = CType("int8_t", "signed", 1, 1), CType("uint8_t", "unsigned", 1, 1)
INT16, UINT16 = CType("int16_t", "signed", 2, 2), CType("uint16_t", "unsigned", 2, 2)
INT, INT32, UINT32 = CType("int", "signed", 3, 4), CType("int32_t", "signed", 3, 4), CType("uint32_t", "unsigned", 3, 4)
PTRDIFF, SIZE = CType("ptrdiff_t", "signed", 4, 8), CType("size_t", "unsigned", 4, 8)
INT64, UINT64 = CType("int64_t", "signed", 5, 8), CType("uint64_t", "unsigned", 5, 8)
FLOAT, DOUBLE = CType("float", "float", 10, 4), CType("double", "float", 11, 8)

_INTEGERS = {
    (8, False): INT8,
    (8, True): UINT8,
    (16, False): INT16,
    (16, True): UINT16,
    (32, False): INT32,
    (32, True): UINT32,
    (64, False): INT64,
    (64, True): UINT64,
}
# The only texts that `!emitc.opaque<"…">` may hold.
_OPAQUE = {t.name: t for t in (VOID, BOOL, *_INTEGERS.values(), SIZE, PTRDIFF, INT, FLOAT, DOUBLE)} | {
    "char": CType("char", "signed", 1, 1),
    "signed char": INT8,
    "unsigned char": CType("unsigned char", "unsigned", 1, 1),
    "unsigned": CType("unsigned", "unsigned", 3, 4),
    "unsigned int": CType("unsigned", "unsigned", 3, 4),
}


def c_type(type_: Attribute) -> CType:
    """The type that a value of an emitc type has in an expression; raises `Unsupported` where C has none."""
    if isinstance(type_, emitc.LValueType):
        return c_type(type_.value_type)
    if isinstance(type_, emitc.PointerType):
        return _pointer(storage_type(type_.pointee))
    if isinstance(type_, IntegerType):
        return _integer(cast(IntegerType, type_))
    if isinstance(type_, Float32Type):
        return FLOAT
    if isinstance(type_, Float64Type):
        return DOUBLE
    if isinstance(type_, (IndexType, emitc.SizeTType)):
        return SIZE
    if isinstance(type_, (emitc.PtrDiffTType, emitc.SignedSizeTType)):
        return PTRDIFF
    if isinstance(type_, emitc.OpaqueType) and (found := _OPAQUE.get(" ".join(type_.value.data.split()))):
        return found
    raise Unsupported(f"type {type_} in C")


def _integer(type_: IntegerType) -> CType:
    if type_.width.data == 1:
        return BOOL
    found = _INTEGERS.get((type_.width.data, type_.signedness.data == Signedness.UNSIGNED))
    if found is None:
        raise Unsupported(f"type {type_} in C")
    return found


def _pointer(pointee: CType) -> CType:
    return CType(pointee.pointer(), "pointer", pointee=pointee)


def storage_type(type_: Attribute) -> CType:
    """The type of an element in memory: as in an expression, but for i1, which is a byte that holds 0 or 1."""
    if isinstance(type_, emitc.ArrayType):
        return storage_type(type_.element_type)
    found = c_type(type_)
    return UINT8 if found is BOOL else found


def promoted(type_: CType) -> CType:
    """C99 6.3.1.1: what is narrower than `int` becomes `int`."""
    return INT if type_.is_narrow else type_


def common(a: CType, b: CType) -> CType | None:
    """C99 6.3.1.8: the type that `a + b` is computed in; None where that depends on the platform."""
    a, b = promoted(a), promoted(b)
    if a.kind == "pointer" or b.kind == "pointer":
        return a if a.kind == "pointer" else b
    if a.rank == b.rank:
        return a if a.kind == "unsigned" or b.kind != "unsigned" else b
    low, high = (a, b) if a.rank < b.rank else (b, a)
    if low.kind == "unsigned" and high.kind == "signed" and SIZE.rank in (low.rank, high.rank):
        return None  # size_t is as wide as int or as int64_t: whether the signed type can hold it depends on that
    return high


def same(a: CType | None, b: CType) -> bool:
    """Whether two types are one to the compiler's arithmetic (`int` and `int32_t` are)."""
    return a is not None and (a == b or (a.kind == b.kind and a.rank == b.rank and a.pointee == b.pointee))
