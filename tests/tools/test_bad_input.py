"""Bad input ends with one located error, exit code 2, and no more than 2 seconds and 1 GB."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from hloom.tools.batch import Completed, invoke

PROGRAM = """func.func public @main(%x: tensor<4x64xf32>, %b: tensor<64xf32>) -> tensor<4xf32> {
  %0 = stablehlo.broadcast_in_dim %b, dims = [1] : (tensor<64xf32>) -> tensor<4x64xf32>
  %1 = stablehlo.add %x, %0 : tensor<4x64xf32>
  %cst = stablehlo.constant dense<0xFF800000> : tensor<f32>
  %2 = stablehlo.reduce(%1 init: %cst) applies stablehlo.maximum across dimensions = [1]
      : (tensor<4x64xf32>, tensor<f32>) -> tensor<4xf32>
  return %2 : tensor<4xf32>
}
"""
LOCATED = re.compile(r"<stdin>:\d+:\d+: error: ")


def assert_rejected(done: Completed) -> None:
    said = done.stderr.decode()
    assert done.code == 2, said
    assert LOCATED.match(said), said
    assert len(LOCATED.findall(said)) == 1, said
    assert "Traceback" not in said


def test_the_program_itself_is_fine() -> None:
    assert invoke(["opt"], PROGRAM.encode()).code == 0


def test_a_text_cut_off_anywhere_is_rejected() -> None:
    """At every byte inside the last top-level op, but not after its closing brace."""
    text = PROGRAM.rstrip()
    for end in range(1, len(text)):
        assert_rejected(invoke(["opt"], text[:end].encode()))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("stablehlo.add", "stablehlo.frobnicate"),
        ("stablehlo.add", "nowhere.add"),
        ("stablehlo.add %x, %0 :", '"stablehlo.add"(%x) : (tensor<4x64xf32>) ->'),
        ("%x, %0", "%x, %nobody"),
        ("%1 = stablehlo.add", "%0 = stablehlo.add"),
        ("%x, %0 : tensor<4x64xf32>", "%x, %0 : tensor<4x64xf64>"),
        ("-> tensor<4x64xf32>", "-> tensor<4x65xf32>"),
        ("dims = [1]", "dims = [7]"),
        ("dims = [1]", "dims = [99999999999999999999]"),
        ("dense<0xFF800000>", "dense<[1.0, 2.0]>"),
        ("dense<0xFF800000> : tensor<f32>", "dense<0.0> : tensor<99999999999x99999999999xf32>"),
        ("tensor<64xf32>)", "tensor<99999999999999999999999xf32>)"),
        ("tensor<64xf32>)", "tensor<64xf31>)"),
        ("return %2", "return %1"),
        ("@main", "@main, @other"),
    ],
)
def test_a_mistake_is_rejected(old: str, new: str) -> None:
    assert old in PROGRAM
    assert_rejected(invoke(["opt"], PROGRAM.replace(old, new).encode()))


ALIASES = "\n".join(f"#a{n} = [#a{n - 1}, #a{n - 1}]" for n in range(1, 64))
HUGE = {
    "regions": '"builtin.module"() ({' * 10_000,
    "closed regions": "module {" * 10_000 + "}" * 10_000,
    "brackets": "func.func @f() attributes {a = " + "[" * 10_000 + "]" * 10_000 + "} { return }",
    "types": "func.func @f(%a: " + "tuple<" * 10_000 + "i1" + ">" * 10_000 + ") { return }",
    "aliases": f"#a0 = [1]\n{ALIASES}\nfunc.func @f() attributes {{a = #a63}} {{ return }}",
    "locations": "func.func @f() { return loc(" + "callsite(" * 10_000,
    "a splat": 'func.func @f() { "stablehlo.constant"() <{value = dense<1> : tensor<9999999999xi64>}> : () -> () }',
    "bytes": b"func.func @f() { return } // caf\xe9",
    "zeros": b"\0" * 1000,
}


# Two seconds of the processor's time and a gigabyte of data, the start of the process included.
BOUNDED = ["sh", "-c", 'ulimit -t 2 && ulimit -d 1048576 && exec "$@"', "sh"]


@pytest.mark.parametrize("name", HUGE)
def test_a_text_made_to_exhaust_us_is_rejected(name: str) -> None:
    text = HUGE[name]
    command = [sys.executable, "-m", "hloom", "opt", "--mlir-print-op-generic", "--canonicalize", "--cse"]
    given = text if isinstance(text, bytes) else text.encode()
    done = subprocess.run([*BOUNDED, *command], input=given, capture_output=True)
    assert_rejected(Completed(done.returncode, done.stdout, done.stderr))


def test_the_bounds_hold() -> None:
    """A process that takes more than its gigabyte is told so."""
    greedy = [*BOUNDED, sys.executable, "-c", "bytearray(1 << 30)"]
    assert b"MemoryError" in subprocess.run(greedy, capture_output=True).stderr
