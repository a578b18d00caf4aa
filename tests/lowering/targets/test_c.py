"""The C target: what a compiled module accepts, returns and refuses, from several threads too."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable

import ml_dtypes
import numpy as np
import pytest
from xdsl.parser import Parser

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Error
from hloom.lowering.targets import load_target

pytestmark = pytest.mark.skipif(shutil.which("gcc") is None, reason="gcc is not installed")

# r = x + w, through the workspace; s counts up from n; and the status is n[0].
MODULE = """module {
  emitc.func @add(%x: !emitc.ptr<f32> {hloom.const}, %y: !emitc.ptr<f32> {hloom.const}, %r: !emitc.ptr<f32>) {
    %c0 = "emitc.constant"() <{value = 0 : index}> : () -> index
    %c1 = "emitc.constant"() <{value = 1 : index}> : () -> index
    %c6 = "emitc.constant"() <{value = 6 : index}> : () -> index
    emitc.for %i = %c0 to %c6 step %c1 {
      %a = emitc.subscript %x[%i] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
      %av = emitc.load %a : <f32>
      %b = emitc.subscript %y[%i] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
      %bv = emitc.load %b : <f32>
      %s = emitc.add %av, %bv : (f32, f32) -> f32
      %d = emitc.subscript %r[%i] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
      emitc.assign %s : f32 to %d : <f32>
    }
    emitc.return
  }
  emitc.func @main(%x: !emitc.ptr<f32>, %n: !emitc.ptr<i32>, %r: !emitc.ptr<f32>, %w: !emitc.ptr<i8>) -> i32
      attributes {hloom.abi = [
        {role = "argument", name = "x", type = tensor<2x3xf32>}, {role = "argument", name = "n", type = tensor<i32>},
        {role = "result", name = "r", type = tensor<2x3xf32>},
        {role = "workspace", name = "workspace", type = tensor<64xi8>}]} {
    %t = emitc.cast %w : !emitc.ptr<i8> to !emitc.ptr<f32>
    emitc.call @add(%x, %x, %t) : (!emitc.ptr<f32>, !emitc.ptr<f32>, !emitc.ptr<f32>) -> ()
    emitc.call @add(%t, %x, %r) : (!emitc.ptr<f32>, !emitc.ptr<f32>, !emitc.ptr<f32>) -> ()
    %c0 = "emitc.constant"() <{value = 0 : index}> : () -> index
    %s = emitc.subscript %n[%c0] : (!emitc.ptr<i32>, index) -> !emitc.lvalue<i32>
    %v = emitc.load %s : <i32>
    emitc.return %v : i32
  }
}"""


@pytest.fixture(scope="module")
def triple() -> Callable:
    return load_target("c").compile(Parser(Context(), MODULE).parse_module())


def test_results(triple) -> None:
    x = np.arange(6, dtype=np.float32).reshape(2, 3)
    (result,) = triple(x, np.int32(0))
    np.testing.assert_array_equal(result, 3 * x)
    assert result.dtype == np.float32


def test_views_are_made_contiguous(triple) -> None:
    base = np.arange(24, dtype=np.float32).reshape(4, 6)
    for x in (base[::2, ::2], base[:2, 3:], np.asfortranarray(base[:2, :3]), base.T[:2, :3]):
        np.testing.assert_array_equal(triple(x, 0)[0], 3 * x)


def test_unaligned_arrays_are_copied(triple) -> None:
    raw = np.zeros(25, np.uint8)
    x = raw[1:].view(np.float32).reshape(2, 3)
    x[:] = 2
    np.testing.assert_array_equal(triple(x, 0)[0], np.full((2, 3), 6))


def test_arguments_are_left_alone(triple) -> None:
    x = np.ones((2, 3), np.float32)
    x.flags.writeable = False
    triple(x, 0)
    np.testing.assert_array_equal(x, 1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "expected 2 arguments, but got 0"),
        ((np.zeros((2, 3), np.float32),) * 3, "expected 2 arguments, but got 3"),
        ((np.zeros((3, 2), np.float32), 0), r"argument 0 \('x'\) must be float32\[2, 3\], but got float32\[3, 2\]"),
        ((np.zeros((2, 3)), 0), r"argument 0 \('x'\) must be float32\[2, 3\], but got float64\[2, 3\]"),
        ((np.zeros((2, 3), ">f4"), 0), r"argument 0 \('x'\) must be float32\[2, 3\]"),
        ((np.zeros((2, 3), np.float32), np.int64(0)), r"argument 1 \('n'\) must be int32\[\], but got int64\[\]"),
        (([[1, 2], [3]], 0), r"argument 0 \('x'\)"),
        (("text", 0), r"argument 0 \('x'\) must be"),
        ((np.zeros((2, 3), np.float32), 2**40), r"argument 1 \('n'\)"),
    ],
)
def test_wrong_arguments_are_errors(triple, arguments: tuple, message: str) -> None:
    with pytest.raises(Error, match=message):
        triple(*arguments)


def test_a_status_is_an_error(triple) -> None:
    with pytest.raises(Error, match="check 7 of the program failed"):
        triple(np.zeros((2, 3), np.float32), 7)


def test_threads_have_workspaces_of_their_own(triple) -> None:
    wrong: list[str] = []

    def work(seed: int) -> None:
        x = np.full((2, 3), seed, np.float32)
        for _ in range(300):
            if not np.array_equal(triple(x, 0)[0], 3 * x):
                wrong.append(f"thread {seed}")

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


@pytest.mark.parametrize("dtype", [ml_dtypes.bfloat16, np.float16, np.bool_, np.uint8, np.complex64])
def test_other_dtypes_pass_through(dtype) -> None:
    dtype = np.dtype(dtype)
    element = {"bfloat16": "bf16", "float16": "f16", "bool": "i1", "uint8": "ui8", "complex64": "complex<f32>"}[
        dtype.name
    ]
    stored = {"bf16": "ui16", "f16": "ui16", "i1": "i1", "ui8": "i8", "complex<f32>": "f32"}[element]
    text = f"""module {{
  emitc.func @main(%x: !emitc.ptr<{stored}>, %r: !emitc.ptr<{stored}>) -> i32 attributes {{hloom.abi = [
      {{role = "argument", name = "x", type = tensor<3x{element}>}},
      {{role = "result", name = "r", type = tensor<3x{element}>}}]}} {{
    %n = "emitc.constant"() <{{value = {3 * dtype.itemsize} : index}}> : () -> !emitc.size_t
    emitc.call_opaque "memcpy"(%r, %x, %n) : (!emitc.ptr<{stored}>, !emitc.ptr<{stored}>, !emitc.size_t) -> ()
    %ok = "emitc.constant"() <{{value = 0 : i32}}> : () -> i32
    emitc.return %ok : i32
  }}
}}"""
    x = np.array([1, 0, 1]).astype(dtype)
    (result,) = load_target("c").compile(Parser(Context(), text).parse_module())(x)
    assert result.dtype == dtype
    np.testing.assert_array_equal(result, x)


def test_the_module_is_left_as_it_was() -> None:
    module = Parser(Context(), MODULE).parse_module()
    before = str(module)
    load_target("c").emit_c(module)
    assert str(module) == before


def test_supports_says_why_not() -> None:
    target = load_target("c")
    ops = list(
        Parser(Context(allow_unregistered=True), '"emitc.yield"() : () -> ()\n"test.op"() : () -> ()')
        .parse_module()
        .ops
    )
    assert target.supports(ops[0]) is True
