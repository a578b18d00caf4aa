"""Element types and NumPy: dtypes, constants as arrays, arrays as constants and as text.

i1 is bool; i2, i4, f4, f6, f8 and bf16 are ml_dtypes'; `index` is int64. Signed and signless integers share a dtype.
"""

from __future__ import annotations

from functools import cache
from math import prod
from typing import Any, TypeAlias, cast

import ml_dtypes
import numpy as np
from numpy.typing import NDArray
from xdsl.dialects import builtin
from xdsl.dialects.builtin import (
    BytesAttr,
    ComplexType,
    DenseIntOrFPElementsAttr,
    IndexType,
    IntegerType,
    MemRefType,
    Signedness,
    TensorType,
    VectorType,
)
from xdsl.ir import Attribute

from hloom.dialects.diagnostics import Unsupported

Array: TypeAlias = NDArray[Any]
DType: TypeAlias = np.dtype[Any]
Shaped: TypeAlias = TensorType[Any] | MemRefType[Any] | VectorType[Any]

_FLOATS: dict[type[Attribute], Any] = {
    builtin.Float64Type: np.float64,
    builtin.Float32Type: np.float32,
    builtin.Float16Type: np.float16,
    builtin.BFloat16Type: ml_dtypes.bfloat16,
    builtin.Float8E3M4Type: ml_dtypes.float8_e3m4,
    builtin.Float8E4M3Type: ml_dtypes.float8_e4m3,
    builtin.Float8E4M3FNType: ml_dtypes.float8_e4m3fn,
    builtin.Float8E4M3FNUZType: ml_dtypes.float8_e4m3fnuz,
    builtin.Float8E4M3B11FNUZType: ml_dtypes.float8_e4m3b11fnuz,
    builtin.Float8E5M2Type: ml_dtypes.float8_e5m2,
    builtin.Float8E5M2FNUZType: ml_dtypes.float8_e5m2fnuz,
    builtin.Float8E8M0FNUType: ml_dtypes.float8_e8m0fnu,
    builtin.Float6E2M3FNType: ml_dtypes.float6_e2m3fn,
    builtin.Float6E3M2FNType: ml_dtypes.float6_e3m2fn,
    builtin.Float4E2M1FNType: ml_dtypes.float4_e2m1fn,
}
_SIGNED = {2: ml_dtypes.int2, 4: ml_dtypes.int4, 8: np.int8, 16: np.int16, 32: np.int32, 64: np.int64}
_UNSIGNED = {2: ml_dtypes.uint2, 4: ml_dtypes.uint4, 8: np.uint8, 16: np.uint16, 32: np.uint32, 64: np.uint64}
_COMPLEX: dict[type[Attribute], Any] = {builtin.Float32Type: np.complex64, builtin.Float64Type: np.complex128}


@cache
def element_dtype(element: Attribute) -> DType:
    """The dtype of a scalar type; raises `Unsupported` for a type without one."""
    found = None
    if isinstance(element, IntegerType):
        integer = cast("IntegerType[int, Signedness]", element)
        widths = _UNSIGNED if integer.signedness.data == Signedness.UNSIGNED else _SIGNED
        found = np.bool_ if integer.width.data == 1 else widths.get(integer.width.data)
    elif isinstance(element, IndexType):
        found = np.int64
    elif isinstance(element, ComplexType):
        part: Attribute = cast("ComplexType[Any]", element).element_type
        found = _COMPLEX.get(type(part))
    else:
        found = _FLOATS.get(type(element))
    if found is None:
        raise Unsupported(f"unsupported: element type {element}")
    return np.dtype(found)


def dtype_of(type_: Attribute) -> DType:
    """The dtype of a scalar, tensor, memref or vector type."""
    return element_dtype(
        cast(Shaped, type_).element_type if isinstance(type_, TensorType | MemRefType | VectorType) else type_
    )


def shape_of(type_: Attribute) -> tuple[int, ...]:
    """The shape of a tensor, memref or vector type (-1 where a dimension is dynamic); `()` of a scalar type."""
    if not isinstance(type_, TensorType | MemRefType | VectorType):
        return ()
    return tuple(max(n, -1) for n in type_.get_shape())


@cache
def element_type_of(dtype: DType) -> Attribute:
    """The StableHLO element type that holds `dtype`; signed integers are signless there."""
    if dtype.kind == "c":
        return ComplexType(builtin.f32 if dtype.itemsize == 8 else builtin.f64)
    if dtype == np.bool_:
        return builtin.i1
    for width in _SIGNED:
        if dtype == _SIGNED[width]:
            return IntegerType(width)
        if dtype == _UNSIGNED[width]:
            return IntegerType(width, Signedness.UNSIGNED)
    for type_, scalar in _FLOATS.items():
        if dtype == scalar:
            return type_()
    raise Unsupported(f"unsupported: dtype {dtype}")


def is_float(dtype: DType) -> bool:
    """Real floating point, ml_dtypes' included (whose `kind` is not always "f")."""
    return dtype.kind == "f" or (dtype.kind == "V" and not is_integer(dtype))


@cache
def is_integer(dtype: DType) -> bool:
    """Integers, ml_dtypes' included; bool is none."""
    return dtype.kind in "iu" or dtype in _NARROW_INTEGERS


@cache
def is_unsigned(dtype: DType) -> bool:
    return dtype.kind == "u" or dtype in _NARROW_UNSIGNED


_NARROW_UNSIGNED = frozenset({np.dtype(ml_dtypes.uint2), np.dtype(ml_dtypes.uint4)})
_NARROW_INTEGERS = _NARROW_UNSIGNED | {np.dtype(ml_dtypes.int2), np.dtype(ml_dtypes.int4)}


def has_sign(dtype: DType) -> bool:
    """Whether a float dtype has negative numbers."""
    return dtype != ml_dtypes.float8_e8m0fnu


def float_format(dtype: DType) -> Any:
    """`finfo` of any float dtype: `bits`, `nmant`, `nexp`, …"""
    return cast(Any, ml_dtypes.finfo)(dtype)


def bit_width(dtype: DType) -> int:
    """How many bits a value has: 1 for bool, 4 for i4, 6 for f6, 64 for complex64."""
    if dtype == np.bool_:
        return 1
    if dtype in _NARROW_INTEGERS:
        return ml_dtypes.iinfo(dtype).bits
    if is_float(dtype) and dtype.kind == "V":
        return float_format(dtype).bits
    return dtype.itemsize * 8


def to_array(attribute: DenseIntOrFPElementsAttr[Any]) -> Array:
    """A constant's values as a read-only array of its type's shape; a view of its bytes where the dtype allows.

    A payload of one element stands for all of them, and i1 may be bytes or bits (as MLIR's hexadecimal form has them).
    """
    dtype, shape = dtype_of(attribute.type), shape_of(attribute.type)
    raw, count = attribute.data.data, prod(shape)
    if dtype == np.bool_:
        flat = _decode_bools(raw, count)
    elif dtype in _NARROW_INTEGERS:
        flat = np.frombuffer(raw, np.uint8).astype(np.int8).astype(dtype)
    else:
        flat = np.frombuffer(raw, dtype)
    result = flat.reshape(shape) if flat.size == count else np.broadcast_to(flat, shape)
    result.flags.writeable = False
    return result


def _decode_bools(raw: bytes, count: int) -> Array:
    data = np.frombuffer(raw, np.uint8)
    if data.size != count and data.size > 1:
        return np.unpackbits(data, bitorder="little")[:count].astype(np.bool_)
    return data != 0


def to_attribute(array: Array, type_: Shaped) -> DenseIntOrFPElementsAttr[Any]:
    """The constant of `type_` with the array's values, in the bytes that xDSL packs them in."""
    if array.dtype == np.bool_:
        data = np.negative(array.astype(np.int8))
    elif array.dtype in _NARROW_INTEGERS:
        data = array.astype(np.int8)
    else:
        data = array
    return DenseIntOrFPElementsAttr(type_, BytesAttr(np.ascontiguousarray(data).tobytes()))


def tensor_type_of(array: Array) -> TensorType[Any]:
    """The static tensor type of an array."""
    return TensorType(element_type_of(array.dtype), array.shape)
