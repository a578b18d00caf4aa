"""What callers see: entries, arguments and their mistakes, results of their own, `hloom.abi`, gaps found beforehand."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import ml_dtypes
import numpy as np
import pytest
from xdsl.dialects.builtin import TensorType, i8

from hloom.dialects.diagnostics import Error, Unsupported
from hloom.lowering import interpreter
from hloom.lowering.dtypes import to_attribute
from hloom.lowering.targets import load_target

Module = Callable[[str], Any]
IDENTITY = "func.func @main(%x: tensor<2x3xf32>, %n: tensor<?xi8>) -> tensor<2x3xf32> { return %x : tensor<2x3xf32> }"
X, N = np.ones((2, 3), np.float32), np.zeros(5, np.int8)

WRONG = [
    ([X], r"expected 2 arguments, got 1"),
    ([X.T, N], r"argument 0: expected tensor<2x3xf32>, got shape \(3, 2\) of float32"),
    ([X.astype(np.float64), N], r"argument 0: expected tensor<2x3xf32>, got shape \(2, 3\) of float64"),
    ([X, N[None]], r"argument 1: expected tensor<\?xi8>"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG)
def test_wrong_arguments_are_named(module_of: Module, arguments: list[Any], message: str) -> None:
    with pytest.raises(Error, match=message):
        interpreter.run(module_of(IDENTITY), arguments)


def test_results_are_the_callers_own(module_of: Module) -> None:
    module = module_of("""
      func.func @main(%x: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32>) {
        %c = arith.constant dense<3.0> : tensor<2xf32>
        return %x, %x, %c, %c : tensor<2xf32>, tensor<2xf32>, tensor<2xf32>, tensor<2xf32> }""")
    x = np.array([1, 2], np.float32)
    x.flags.writeable = False
    program = interpreter.Interpreter(module)
    for _ in range(2):
        results = program(x)
        for result in results:
            result += 1
        assert [r.tolist() for r in results] == [[2, 3], [2, 3], [4, 4], [4, 4]]
    assert x.tolist() == [1, 2]


def test_the_entry(module_of: Module) -> None:
    text = "func.func {} @f(%x: tensor<i32>) -> tensor<i32> {{ return %x : tensor<i32> }}"
    other = """func.func {} @g(%x: tensor<i32>) -> tensor<i32> {{
      %y = arith.addi %x, %x : tensor<i32>
      return %y : tensor<i32> }}"""
    one_public = module_of(text.format("private") + other.format("public"))
    assert interpreter.run(one_public, [np.int32(2)])[0] == 4
    assert interpreter.run(one_public, [np.int32(2)], "f")[0] == 2
    with pytest.raises(Error, match="no function @main"):
        interpreter.run(module_of(text.format("public") + other.format("public")), [np.int32(2)])
    with pytest.raises(Error, match="no function @h"):
        interpreter.run(one_public, [np.int32(2)], "h")


def test_gaps_are_found_before_anything_runs(module_of: Module) -> None:
    module = module_of("""
      func.func @main(%x: tensor<2xf32>) -> tensor<2xf32> {
        %0 = "stablehlo.custom_call"(%x) <{call_target_name = "nobody_knows"}> : (tensor<2xf32>) -> tensor<2xf32>
        return %0 : tensor<2xf32> }""")
    with pytest.raises(Unsupported, match=r"test.mlir:3:\d+: error: unsupported: .*nobody_knows"):
        interpreter.Interpreter(module)


def test_types_without_a_dtype_are_located(module_of: Module) -> None:
    module = module_of("""
      func.func @main(%x: f80) -> f80 {
        %0 = arith.addf %x, %x : f80
        return %0 : f80 }""")
    with pytest.raises(Unsupported, match=r"test.mlir:3:\d+: error: unsupported: element type f80"):
        interpreter.Interpreter(module)


def test_numpy_stays_quiet(module_of: Module) -> None:
    module = module_of("""
      func.func @main(%x: tensor<3xf32>, %n: i32) -> (tensor<3xf32>, i32) {
        %0 = math.log %x : tensor<3xf32>
        %1 = arith.divf %0, %x : tensor<3xf32>
        %2 = arith.muli %n, %n : i32
        return %1, %2 : tensor<3xf32>, i32 }""")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        interpreter.run(module, [np.array([0, -1, 1e-45], np.float32), np.int32(2**31 - 1)])


ABI = """[{name = "x", role = "argument", type = tensor<4xui8>}, {name = "y", role = "result", type = tensor<4xui8>},
          {name = "z", role = "result", type = tensor<2xbf16>}]"""


def test_abi_gives_back_the_first_types(module_of: Module) -> None:
    module = module_of(f"""
      func.func @main(%x: tensor<4xi8>) -> (tensor<4xi8>, tensor<2xi16>) attributes {{hloom.abi = {ABI}}} {{
        %c = arith.constant dense<[16256, 16384]> : tensor<2xi16>
        %0 = arith.shrui %x, %x : tensor<4xi8>
        return %0, %c : tensor<4xi8>, tensor<2xi16> }}""")
    y, z = interpreter.run(module, [np.array([255, 1, 2, 4], np.uint8)])
    assert (y.dtype, y.tolist()) == (np.uint8, [0, 0, 0, 0])
    assert (z.dtype, z.astype(float).tolist()) == (ml_dtypes.bfloat16, [1, 2])


BUFFERS = """
  func.func @main(%x: memref<4xf32>, %y: memref<4xf32>, %c: memref<16xi8>, %w: memref<64xi8>) -> i32
      attributes {hloom.abi = [
        {name = "x", role = "argument", type = tensor<2x2xf32>}, {name = "y", role = "result", type = tensor<2x2xf32>},
        {name = "constants", role = "constants", type = tensor<16xi8>},
        {name = "workspace", role = "workspace", type = tensor<64xi8>}]} {
    %zero = arith.constant 0 : index
    %one = arith.constant 1 : index
    %four = arith.constant 4 : index
    %offset = arith.constant 32 : index
    %bias = memref.view %c[%zero][] : memref<16xi8> to memref<4xf32>
    %sum = memref.view %w[%offset][] : memref<64xi8> to memref<4xf32>
    scf.for %i = %zero to %four step %one {
      %a = memref.load %x[%i] : memref<4xf32>
      %b = memref.load %bias[%i] : memref<4xf32>
      %s = arith.addf %a, %b : f32
      memref.store %s, %sum[%i] : memref<4xf32>
    }
    memref.copy %sum, %y : memref<4xf32> to memref<4xf32>
    %status = arith.constant STATUS : i32
    return %status : i32 }"""


def test_results_constants_and_workspace_are_made_for_the_caller(module_of: Module) -> None:
    module = module_of(BUFFERS.replace("STATUS", "0"))
    bias = np.array([1, 2, 3, 4], np.float32)
    module.attributes["hloom.constants"] = to_attribute(bias.view(np.int8), TensorType(i8, [16]))
    x = np.full((2, 2), 10, np.float32)
    (y,) = interpreter.run(module, [x])
    assert y.tolist() == [[11, 12], [13, 14]]
    assert x.tolist() == [[10, 10], [10, 10]]


def test_a_status_is_an_error(module_of: Module) -> None:
    module = module_of(BUFFERS.replace("STATUS", "3"))
    module.attributes["hloom.constants"] = to_attribute(np.zeros(16, np.int8), TensorType(i8, [16]))
    with pytest.raises(Error, match="check 3 of the program failed"):
        interpreter.run(module, [np.zeros((2, 2), np.float32)])


def test_missing_constants_are_an_error(module_of: Module) -> None:
    with pytest.raises(Error, match="no value for the parameter of role 'constants'"):
        interpreter.run(module_of(BUFFERS.replace("STATUS", "0")), [np.zeros((2, 2), np.float32)])


def test_arguments_are_never_written(module_of: Module) -> None:
    """`buffers` promises it; a program that breaks the promise is told so."""
    module = module_of("""
      func.func @main(%x: memref<2xf32>, %y: memref<2xf32>) -> i32 attributes {hloom.abi = [
          {name = "x", role = "argument", type = tensor<2xf32>}, {name = "y", role = "result", type = tensor<2xf32>}]} {
        memref.copy %y, %x : memref<2xf32> to memref<2xf32>
        %ok = arith.constant 0 : i32
        return %ok : i32 }""")
    with pytest.raises(Error, match=r"test.mlir:4:\d+: error: memref.copy: .*read-only"):
        interpreter.run(module, [np.zeros(2, np.float32)])


def test_the_target(module_of: Module) -> None:
    target = load_target("interpreter")
    module = module_of(IDENTITY)
    function = module.body.block.first_op
    assert target.supports(function.body.block.last_op) is True
    assert target.emit_c(module) is None
    np.testing.assert_array_equal(target.compile(module)(X, N)[0], X)


ENDLESS = "func.func @main(%x: i32) -> i32 { %y = func.call @main(%x) : (i32) -> i32 return %y : i32 }"
HUGE = """func.func @main(%x: tensor<f32>) -> tensor<9999999x9999999xf32> {
  %0 = "stablehlo.broadcast_in_dim"(%x) <{broadcast_dimensions = array<i64>}>
    : (tensor<f32>) -> tensor<9999999x9999999xf32>
  %1 = "stablehlo.add"(%0, %0)
    : (tensor<9999999x9999999xf32>, tensor<9999999x9999999xf32>) -> tensor<9999999x9999999xf32>
  return %1 : tensor<9999999x9999999xf32> }"""


FATAL = [
    (ENDLESS, np.int32(0), r"func\.call: calls are nested too deeply"),
    (HUGE, np.float32(0), r"stablehlo\.add: out of memory"),
]


@pytest.mark.parametrize(("text", "argument", "message"), FATAL)
def test_programs_that_cannot_end_well(module_of: Module, text: str, argument: Any, message: str) -> None:
    with pytest.raises(Error, match=message):
        interpreter.run(module_of(text), [argument])


def test_complex_and_boolean_parameters_as_storage(module_of: Module) -> None:
    """Below `buffers` a complex number is two floats, and a boolean of C a byte."""
    module = module_of("""
      func.func @main(%z: memref<2x2xf32>, %b: memref<2xi8>, %y: memref<2x2xf32>) -> i32 attributes {hloom.abi = [
          {name = "z", role = "argument", type = tensor<2xcomplex<f32>>},
          {name = "b", role = "argument", type = tensor<2xi1>},
          {name = "y", role = "result", type = tensor<2xcomplex<f32>>}]} {
        %zero = arith.constant 0 : index
        %one = arith.constant 1 : index
        %re = memref.load %z[%zero, %zero] : memref<2x2xf32>
        %im = memref.load %z[%zero, %one] : memref<2x2xf32>
        %flag = memref.load %b[%one] : memref<2xi8>
        %f = arith.sitofp %flag : i8 to f32
        memref.store %im, %y[%zero, %zero] : memref<2x2xf32>
        memref.store %re, %y[%zero, %one] : memref<2x2xf32>
        memref.store %f, %y[%one, %zero] : memref<2x2xf32>
        memref.store %f, %y[%one, %one] : memref<2x2xf32>
        %ok = arith.constant 0 : i32
        return %ok : i32 }""")
    z, b = np.array([1 + 2j, 0], np.complex64), np.array([False, True])
    assert interpreter.run(module, [z, b])[0].tolist() == [2 + 1j, 1 + 1j]
