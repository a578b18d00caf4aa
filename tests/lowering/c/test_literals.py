"""Numbers and constant arrays: what the C compiler reads back is bit for bit what the program says."""

from __future__ import annotations

import math

import numpy as np
import pytest

from hloom.lowering.c import types
from hloom.lowering.c.expressions import number, typed
from hloom.lowering.c.literals import filled, float_text, integer_text

FLOATS = [0.0, -0.0, 0.5, 0.1, 1 / 3, 1e-5, 1e20, 16777217.0, 3.4028235e38, 1.1754944e-38, 1e-45, -2.5e-310, 5e-324]


@pytest.mark.parametrize(
    ("value", "type_", "text"),
    [
        (0.5, types.FLOAT, "0.5f"),
        (1.0, types.FLOAT, "1.0f"),
        (-1e-5, types.FLOAT, "-1e-5f"),
        (1e20, types.FLOAT, "1e20f"),
        (0.1, types.DOUBLE, "0.1"),
        (1e300, types.DOUBLE, "1e300"),
        (math.inf, types.FLOAT, "INFINITY"),
        (-math.inf, types.DOUBLE, "-INFINITY"),
        (math.nan, types.FLOAT, "NAN"),
    ],
)
def test_float_text(value: float, type_: types.CType, text: str) -> None:
    assert float_text(value, type_) == text


@pytest.mark.parametrize(
    ("value", "type_", "plain", "typed_text"),
    [
        (5, types.INT32, "5", "5"),
        (-5, types.INT32, "-5", "-5"),
        (-(2**31), types.INT32, "INT32_MIN", "INT32_MIN"),
        (2**31 - 1, types.INT32, "2147483647", "2147483647"),
        (5, types.UINT32, "5u", "5u"),
        (2**32 - 1, types.UINT32, "4294967295u", "4294967295u"),
        (5, types.INT64, "5", "5LL"),
        (-(2**63), types.INT64, "INT64_MIN", "INT64_MIN"),
        (2**40, types.INT64, "1099511627776LL", "1099511627776LL"),
        (5, types.UINT64, "5", "5ULL"),
        (2**64 - 1, types.UINT64, "18446744073709551615ULL", "18446744073709551615ULL"),
        (64, types.SIZE, "64", "(size_t)64"),
        (-1, types.PTRDIFF, "-1", "(ptrdiff_t)-1"),
        (200, types.UINT8, "200", "200"),
        (-128, types.INT8, "-128", "-128"),
        (1, types.BOOL, "true", "true"),
        (0, types.BOOL, "false", "false"),
    ],
)
def test_integer_text(value: int, type_: types.CType, plain: str, typed_text: str) -> None:
    assert integer_text(value, type_, False) == plain
    assert integer_text(value, type_, True) == typed_text
    assert typed(number(value, type_), type_).text in (plain, typed_text)


def test_lines_are_filled() -> None:
    lines = list(filled([str(n) for n in range(100)], 40, "  "))
    assert max(map(len, lines)) <= 40
    assert all(line.endswith(",") for line in lines[:-1])
    assert ", ".join(line.strip().rstrip(",") for line in lines).split(", ") == [str(n) for n in range(100)]


def constants_module(arrays: dict[str, np.ndarray], element_types: dict[str, str]) -> str:
    """A program that copies each constant array to a result."""
    globals_, body, abi, arguments = [], [], [], []
    for name, array in arrays.items():
        t, n = element_types[name], array.size
        data = array.tobytes().hex().upper()
        globals_.append(
            f'  emitc.global static const @{name} : !emitc.array<{n}x{t}> = dense<"0x{data}">'
            if n
            else f"  emitc.global static const @{name} : !emitc.array<0x{t}> = dense<>"
        )
        body.append(f"    %{name} = emitc.get_global @{name} : !emitc.array<{n}x{t}>")
        if n:
            body.append(f"    %{name}p = emitc.cast %{name} : !emitc.array<{n}x{t}> to !emitc.ptr<{t}>")
            body.append(f'    %{name}n = "emitc.constant"() <{{value = {array.nbytes} : index}}> : () -> !emitc.size_t')
            body.append(
                f'    emitc.call_opaque "memcpy"(%{name}r, %{name}p, %{name}n) '
                f": (!emitc.ptr<{t}>, !emitc.ptr<{t}>, !emitc.size_t) -> ()"
            )
        arguments.append(f"%{name}r: !emitc.ptr<{t}>")
        abi.append(f'{{role = "result", name = "{name}r", type = tensor<{n}x{t}>}}')
    lines = "\n".join(body)
    return f"""module {{
{chr(10).join(globals_)}
  emitc.func @main({", ".join(arguments)}) -> i32 attributes {{hloom.abi = [{", ".join(abi)}]}} {{
{lines}
    %ok = "emitc.constant"() <{{value = 0 : i32}}> : () -> i32
    emitc.return %ok : i32
  }}
}}"""


def test_constants_are_read_back_bit_for_bit(c) -> None:
    rng = np.random.default_rng(0)
    bits = rng.integers(0, 2**32, 2000, np.uint64).astype(np.uint32)
    f32 = bits.view(np.float32)
    f32 = np.concatenate([f32[~np.isnan(f32)], np.array(FLOATS, np.float32), np.array([np.inf, -np.inf], np.float32)])
    f64 = rng.integers(0, 2**64, 500, np.uint64).view(np.float64)
    f64 = np.concatenate([f64[~np.isnan(f64)], np.array(FLOATS)])
    arrays = {
        "f32": f32,
        "f64": f64,
        "i8": np.arange(-128, 128).astype(np.int8),
        "ui8": np.arange(256).astype(np.uint8),
        "i16": np.array([-(2**15), 0, 2**15 - 1], np.int16),
        "i32": np.array([-(2**31), -1, 0, 2**31 - 1], np.int32),
        "ui32": np.array([0, 2**32 - 1], np.uint32),
        "i64": np.array([-(2**63), -1, 2**63 - 1], np.int64),
        "ui64": np.array([0, 2**64 - 1], np.uint64),
        "zeros": np.zeros(300, np.float32),
        "negative_zeros": np.full(3, -0.0, np.float32),
    }
    kinds = {name: name for name in arrays} | {"zeros": "f32", "negative_zeros": "f32"}
    text = constants_module(arrays, kinds)
    sources = c.emit(text)
    assert sources.constant_bytes == sum(array.nbytes for array in arrays.values())
    assert "zeros[300] = {0};" in sources.source
    for result, array in zip(c.run(sources, []), arrays.values(), strict=True):
        assert result.tobytes() == array.tobytes()


def test_nan_constants_stay_nan(c) -> None:
    arrays = {"f32": np.array([np.nan, -np.nan, 1], np.float32)}
    (result,) = c.run(c.emit(constants_module(arrays, {"f32": "f32"})), [])
    np.testing.assert_array_equal(result, arrays["f32"])


def test_empty_constants_compile(c) -> None:
    arrays = {"f32": np.zeros(0, np.float32), "i8": np.array([3], np.int8)}
    results = c.run(c.emit(constants_module(arrays, {"f32": "f32", "i8": "i8"})), [])
    assert [r.tolist() for r in results] == [[], [3]]


def test_arrays_of_several_dimensions(c) -> None:
    text = """module {
  emitc.global static const @w : !emitc.array<2x3xi32> = dense<[[1, 2, 3], [4, 5, 6]]>
  emitc.global static const @eps : f32 = 1.0e-5
  emitc.func @main(%r: !emitc.ptr<i32>, %e: !emitc.ptr<f32>) -> i32 attributes {hloom.abi = [
      {role = "result", name = "r", type = tensor<1xi32>}, {role = "result", name = "e", type = tensor<1xf32>}]} {
    %c0 = "emitc.constant"() <{value = 0 : index}> : () -> index
    %c1 = "emitc.constant"() <{value = 1 : index}> : () -> index
    %c2 = "emitc.constant"() <{value = 2 : index}> : () -> index
    %w = emitc.get_global @w : !emitc.array<2x3xi32>
    %s = emitc.subscript %w[%c1, %c2] : (!emitc.array<2x3xi32>, index, index) -> !emitc.lvalue<i32>
    %v = emitc.load %s : <i32>
    %d = emitc.subscript %r[%c0] : (!emitc.ptr<i32>, index) -> !emitc.lvalue<i32>
    emitc.assign %v : i32 to %d : <i32>
    %g = emitc.get_global @eps : !emitc.lvalue<f32>
    %x = emitc.load %g : <f32>
    %f = emitc.subscript %e[%c0] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
    emitc.assign %x : f32 to %f : <f32>
    %ok = "emitc.constant"() <{value = 0 : i32}> : () -> i32
    emitc.return %ok : i32
  }
}"""
    sources = c.emit(text)
    assert "static const int32_t w[2][3] = {\n    {1, 2, 3},\n    {4, 5, 6},\n};" in sources.source
    assert "static const float eps_ = 1e-5f;" in sources.source or "static const float eps = 1e-5f;" in sources.source
    assert [r.tolist() for r in c.run(sources, [])] == [[6], [np.float32(1e-5)]]
