"""emitc's control flow, places, integers, casts and library calls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from hloom.dialects.diagnostics import Error, Unsupported
from hloom.lowering import interpreter

Module = Callable[[str], Any]


def test_places(module_of: Module) -> None:
    module = module_of("""
      emitc.func @main(%x: !emitc.ptr<f32>, %y: !emitc.ptr<f32>) -> f32 {
        %c0 = "emitc.constant"() <{value = 0 : index}> : () -> index
        %c2 = "emitc.constant"() <{value = 2 : index}> : () -> index
        %v = "emitc.variable"() <{value = 1.5 : f32}> : () -> !emitc.lvalue<f32>
        %a = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> !emitc.array<3xf32>
        %before = load %v : <f32>
        %n = "emitc.constant"() <{value = 2 : i64}> : () -> i64
        %p = add %x, %n : (!emitc.ptr<f32>, i64) -> !emitc.ptr<f32>
        %e = subscript %p[%c0] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
        %l = load %e : <f32>
        assign %l : f32 to %v : <f32>
        %f = subscript %a[%c2] : (!emitc.array<3xf32>, index) -> !emitc.lvalue<f32>
        assign %before : f32 to %f : <f32>
        %after = load %v : <f32>
        %g = load %f : <f32>
        %o = subscript %y[%c0] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
        assign %g : f32 to %o : <f32>
        return %after : f32
      }""")
    y = np.zeros(2, np.float32)
    assert interpreter.run(module, [np.array([1, 2, 3], np.float32), y])[0] == 3
    assert y.tolist() == [1.5, 0]


def test_control_flow(module_of: Module) -> None:
    module = module_of("""
      emitc.func @main(%n: i32) -> i32 {
        %zero = "emitc.constant"() <{value = 0 : i32}> : () -> i32
        %one = "emitc.constant"() <{value = 1 : i32}> : () -> i32
        %ten = "emitc.constant"() <{value = 10 : i32}> : () -> i32
        %sum = "emitc.variable"() <{value = 0 : i32}> : () -> !emitc.lvalue<i32>
        for %i = %zero to %n step %one : i32 {
          %old = load %sum : <i32>
          %new = add %old, %i : (i32, i32) -> i32
          assign %new : i32 to %sum : <i32>
        }
        do {
          %old = load %sum : <i32>
          %new = add %old, %one : (i32, i32) -> i32
          assign %new : i32 to %sum : <i32>
        } while {
          %r = expression %sum, %ten : (!emitc.lvalue<i32>, i32) -> i1 {
            %now = load %sum : <i32>
            %less = cmp lt, %now, %ten : (i32, i32) -> i1
            yield %less : i1
          }
          yield %r : i1
        }
        switch %n : i32
        case 4 {
          assign %ten : i32 to %sum : <i32>
          yield
        }
        default {
          yield
        }
        %end = load %sum : <i32>
        return %end : i32
      }""")
    assert [int(interpreter.run(module, [np.int32(n)])[0]) for n in (0, 4, 5, 7)] == [10, 10, 11, 22]


def binary(op: str, type_: str) -> str:
    return f"""emitc.func @main(%x: {type_}, %y: {type_}) -> {type_} {{
      %r = {op} %x, %y : ({type_}, {type_}) -> {type_}
      return %r : {type_} }}"""


INTEGERS = [
    ("add", "ui32", np.uint32, 4294967295, 3, 2),
    ("sub", "ui32", np.uint32, 1, 2, 4294967295),
    ("mul", "ui64", np.uint64, 2**63, 3, 2**63),
    ("div", "i32", np.int32, -7, 2, -3),
    ("rem", "i32", np.int32, -7, 2, -1),
    ("bitwise_left_shift", "ui32", np.uint32, 3, 31, 2**31),
    ("bitwise_right_shift", "i32", np.int32, -8, 1, -4),
    ("bitwise_right_shift", "ui32", np.uint32, 2**31, 31, 1),
    ("bitwise_xor", "i8", np.int8, 12, 10, 6),
]


@pytest.mark.parametrize(("op", "type_", "dtype", "x", "y", "expected"), INTEGERS)
def test_integers(module_of: Module, op: str, type_: str, dtype: Any, x: int, y: int, expected: int) -> None:
    assert interpreter.run(module_of(binary(op, type_)), [dtype(x), dtype(y)])[0] == expected


def test_pointer_wide_integers(module_of: Module) -> None:
    module = module_of("""
      emitc.func @main(%x: i64) -> i64 {
        %p = cast %x : i64 to !emitc.ptrdiff_t
        %s = cast %p : !emitc.ptrdiff_t to !emitc.size_t
        %two = "emitc.constant"() <{value = #emitc.opaque<"2">}> : () -> !emitc.size_t
        %h = div %s, %two : (!emitc.size_t, !emitc.size_t) -> !emitc.size_t
        %q = cast %h : !emitc.size_t to !emitc.ptrdiff_t
        %r = cast %q : !emitc.ptrdiff_t to i64
        return %r : i64 }""")
    assert [int(interpreter.run(module, [np.int64(n)])[0]) for n in (9, -2)] == [4, 2**63 - 1]


CASTS = [
    ("f32", "i32", np.float32, -2.75, np.int32, -2),
    ("i32", "f32", np.int32, 16777217, np.float32, 16777216),
    ("i32", "i8", np.int32, 300, np.int8, 44),
    ("ui8", "i32", np.uint8, 200, np.int32, 200),
    ("i32", "i1", np.int32, 2, np.bool_, True),
    ("i1", "f64", np.bool_, True, np.float64, 1.0),
    ("f64", "f32", np.float64, 0.1, np.float32, np.float32(0.1)),
]


@pytest.mark.parametrize(("source", "target", "dtype", "value", "made", "expected"), CASTS)
def test_casts(module_of: Module, source: str, target: str, dtype: Any, value: Any, made: Any, expected: Any) -> None:
    text = f"emitc.func @main(%x: {source}) -> {target} {{ %r = cast %x : {source} to {target} return %r : {target} }}"
    (got,) = interpreter.run(module_of(text), [dtype(value)])
    assert (got.dtype, got) == (np.dtype(made), expected)


def test_library(module_of: Module) -> None:
    module = module_of("""
      emitc.func @main(%x: f32, %y: !emitc.ptr<f32>, %z: !emitc.ptr<f32>) -> f32 {
        %a = call_opaque "sqrtf"(%x) : (f32) -> f32
        %b = call_opaque "fmaf"(%a, %a, %x) : (f32, f32, f32) -> f32
        %c = call_opaque "fmax"(%b, %x) : (f32, f32) -> f32
        %bits = call_opaque "bitcast"(%c) : (f32) -> i32
        %d = call_opaque "bitcast"(%bits) : (i32) -> f32
        %n = "emitc.constant"() <{value = 8 : index}> : () -> !emitc.size_t
        call_opaque "memcpy"(%y, %z, %n) : (!emitc.ptr<f32>, !emitc.ptr<f32>, !emitc.size_t) -> ()
        return %d : f32 }""")
    y, z = np.zeros(3, np.float32), np.array([1, 2, 3], np.float32)
    assert interpreter.run(module, [np.float32(4), y, z])[0] == 8
    assert y.tolist() == [1, 2, 0]


def test_what_is_not_in_the_tables_is_unsupported(module_of: Module) -> None:
    call = """emitc.func @main(%x: f32) -> f32 { %a = call_opaque "system"(%x) : (f32) -> f32 return %a : f32 }"""
    with pytest.raises(Unsupported, match="a call of 'system'"):
        interpreter.Interpreter(module_of(call))
    text = """emitc.func @main() -> i32 { %a = literal "rand()" : i32 return %a : i32 }"""
    with pytest.raises(Unsupported, match=r"C text 'rand\(\)'"):
        interpreter.Interpreter(module_of(text))


def test_a_pointer_out_of_its_memory_is_an_error(module_of: Module) -> None:
    module = module_of("""
      emitc.func @main(%x: !emitc.ptr<f32>, %i: i64) -> f32 {
        %c0 = "emitc.constant"() <{value = 0 : index}> : () -> index
        %p = add %x, %i : (!emitc.ptr<f32>, i64) -> !emitc.ptr<f32>
        %e = subscript %p[%c0] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
        %l = load %e : <f32>
        return %l : f32 }""")
    x = np.array([1, 2], np.float32)
    assert interpreter.run(module, [x, np.int64(1)])[0] == 2
    with pytest.raises(Error, match=r"emitc\.load: out of bounds"):
        interpreter.run(module, [x, np.int64(2)])
    with pytest.raises(Error, match=r"emitc\.add: out of bounds: a pointer 3 elements into 2"):
        interpreter.run(module, [x, np.int64(3)])
