"""Element types, dtypes and constants: there and back."""

from __future__ import annotations

from typing import Any

import ml_dtypes
import numpy as np
import pytest
from xdsl.dialects.builtin import BytesAttr, DenseIntOrFPElementsAttr, MemRefType, TensorType, f32, f80, i1, i8, i32
from xdsl.ir import Attribute

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Unsupported
from hloom.dialects.text.parser import parse_attribute
from hloom.lowering.dtypes import (
    bit_width,
    dtype_of,
    element_dtype,
    element_type_of,
    is_float,
    is_integer,
    is_unsigned,
    shape_of,
    tensor_type_of,
    to_array,
    to_attribute,
)

NAMES = {
    "i1": np.bool_,
    "i2": ml_dtypes.int2,
    "i4": ml_dtypes.int4,
    "ui4": ml_dtypes.uint4,
    "i8": np.int8,
    "ui8": np.uint8,
    "i64": np.int64,
    "ui64": np.uint64,
    "f16": np.float16,
    "bf16": ml_dtypes.bfloat16,
    "f32": np.float32,
    "f64": np.float64,
    "f8E4M3FN": ml_dtypes.float8_e4m3fn,
    "f8E5M2": ml_dtypes.float8_e5m2,
    "f8E8M0FNU": ml_dtypes.float8_e8m0fnu,
    "f6E2M3FN": ml_dtypes.float6_e2m3fn,
    "f4E2M1FN": ml_dtypes.float4_e2m1fn,
    "complex<f32>": np.complex64,
    "complex<f64>": np.complex128,
}


def attribute(text: str) -> Any:
    return parse_attribute(text, Context())


def element(name: str) -> Attribute:
    return attribute(f"tensor<1x{name}>").element_type


@pytest.mark.parametrize("name", NAMES)
def test_types_and_dtypes_are_one_to_one(name: str) -> None:
    assert element_dtype(element(name)) == np.dtype(NAMES[name])
    assert element_type_of(np.dtype(NAMES[name])) == element(name)


@pytest.mark.parametrize("name", NAMES)
def test_constants_go_there_and_back(name: str) -> None:
    dtype = np.dtype(NAMES[name])
    values = np.array([0, 1, 1, 0, 1, 1]) if dtype == np.bool_ else np.array([1, 0.5, 2, 1, 1.5, 3])
    array = (values + (1j if dtype.kind == "c" else 0)).astype(dtype).reshape(2, 3)
    constant = to_attribute(array, tensor_type_of(array))
    back = to_array(constant)
    assert back.dtype == dtype
    assert not back.flags.writeable
    assert back.tobytes() == array.tobytes()


def test_what_the_parser_reads() -> None:
    assert to_array(attribute("dense<[[1, -2], [3, 4]]> : tensor<2x2xi4>")).tolist() == [[1, -2], [3, 4]]
    assert to_array(attribute("dense<[true, false]> : tensor<2xi1>")).tolist() == [True, False]
    assert to_array(attribute("dense<true> : tensor<3xi1>")).tolist() == [True] * 3
    assert to_array(attribute("dense<15> : tensor<2xui4>")).astype(int).tolist() == [15, 15]
    assert to_array(attribute("dense<0x7F800000> : tensor<f32>")) == np.inf
    assert to_array(attribute('dense<"0x0000803F000000C0"> : tensor<2xf32>')).tolist() == [1.0, -2.0]
    assert to_array(attribute("dense<(1.0, -2.0)> : tensor<2xcomplex<f32>>")).tolist() == [1 - 2j] * 2
    assert to_array(attribute("dense<1.5> : tensor<2x2xbf16>")).astype(float).tolist() == [[1.5] * 2] * 2
    assert to_array(attribute("dense<> : tensor<0x3xf32>")).shape == (0, 3)


def test_no_copy_of_plain_data() -> None:
    data = np.arange(6, dtype=np.float32).tobytes()
    constant = DenseIntOrFPElementsAttr(TensorType(f32, [2, 3]), BytesAttr(data))
    assert np.shares_memory(to_array(constant), np.frombuffer(data, np.uint8))


def test_splats_and_packed_bits() -> None:
    splat = DenseIntOrFPElementsAttr(TensorType(i32, [2, 3]), BytesAttr(b"\x05\0\0\0"))
    assert to_array(splat).tolist() == [[5] * 3] * 2
    bits = DenseIntOrFPElementsAttr(TensorType(i1, [10]), BytesAttr(b"\x05\x02"))
    assert to_array(bits).tolist() == [True, False, True] + [False] * 6 + [True]


def test_kinds_and_widths() -> None:
    assert bit_width(np.dtype(np.bool_)) == 1
    assert bit_width(np.dtype(ml_dtypes.int4)) == 4
    assert bit_width(np.dtype(ml_dtypes.float6_e2m3fn)) == 6
    assert bit_width(np.dtype(np.complex64)) == 64
    assert is_float(np.dtype(ml_dtypes.bfloat16))
    assert not is_float(np.dtype(ml_dtypes.int4))
    assert is_integer(np.dtype(ml_dtypes.uint2))
    assert is_unsigned(np.dtype(ml_dtypes.uint2))
    assert not is_integer(np.dtype(np.bool_))


def test_shapes() -> None:
    assert shape_of(attribute("tensor<2x?xf32>")) == (2, -1)
    assert shape_of(MemRefType(i8, [4])) == (4,)
    assert shape_of(f32) == ()
    assert dtype_of(attribute("vector<4xindex>")) == np.int64


def test_what_has_no_dtype_is_unsupported() -> None:
    with pytest.raises(Unsupported, match="element type f80"):
        element_dtype(f80)
    with pytest.raises(Unsupported, match="dtype object"):
        element_type_of(np.dtype(object))
