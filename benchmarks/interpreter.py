"""What the interpreter costs: dispatch per op beyond NumPy, scalar code per op, planning per op, whole networks.

    python benchmarks/interpreter.py

Each figure is the best of several runs. Exit code 1 where one misses its goal.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import in_numpy
import numpy as np
from xdsl.dialects.builtin import ModuleOp

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.lowering.interpreter import Interpreter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from programs.programs import PROGRAMS


def module_of(text: str) -> ModuleOp:
    return parse(Source("benchmark.mlir", text), Context())


def best(run: Callable[[], object], times: int = 7) -> float:
    """Seconds of the fastest run."""
    found = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        run()
        found = min(found, time.perf_counter() - start)
    return found


def chain(ops: list[str], count: int) -> str:
    """A function of `count` elementwise ops on a small tensor, one after the other."""
    lines, value = list[str](), "%x"
    for i in range(count):
        op = ops[i % len(ops)]
        operands = f"{value}, %x" if op in ("add", "multiply", "maximum") else value
        types = "tensor<8xf32>, tensor<8xf32>" if "," in operands else "tensor<8xf32>"
        lines.append(f'%{i} = "stablehlo.{op}"({operands}) : ({types}) -> tensor<8xf32>')
        value = f"%{i}"
    body = "\n".join(lines)
    return f"func.func @main(%x: tensor<8xf32>) -> tensor<8xf32> {{ {body} return {value} : tensor<8xf32> }}"


def numpy_alone(names: list[str], count: int, x: np.ndarray) -> Callable[[], object]:
    """The same NumPy calls in a plain Python loop with nothing around them."""
    called: dict[str, Callable[..., np.ndarray]] = {"add": np.add, "multiply": np.multiply}
    turns = [called[name] for name in names] * (count // len(names))

    def run() -> object:
        value = x
        for function in turns:
            value = function(value, x)
        return value

    return run


DISPATCH = 2.0  # microseconds per op beyond the NumPy calls that it makes, at most
LOOPS = 5.0  # seconds for a million dynamic ops of scalar code, at most


def dispatch() -> bool:
    count, x = 2000, np.full(8, 0.5, np.float32)
    names = ["add", "multiply"]
    module = module_of(chain(names, count))
    program = Interpreter(module)
    with np.errstate(all="ignore"):
        ours, theirs = best(lambda: program(x)), best(numpy_alone(names, count, x))
    print(f"dispatch: {(ours - theirs) / count * 1e6:.3f} us per op beyond NumPy ({ours / count * 1e6:.3f} in all)")
    print(f"planning: {best(lambda: Interpreter(module), 3) / count * 1e6:.1f} us per op")
    return (ours - theirs) / count * 1e6 <= DISPATCH


def called_once() -> None:
    x = np.full(8, 0.5, np.float32)
    program = Interpreter(module_of(chain(["add"], 1)))
    count = 1000
    seconds = best(lambda: [program(x) for _ in range(count)])
    print(f"a call of one op, checks of arguments and results included: {seconds / count * 1e6:.1f} us")


MATMUL = """
func.func @main(%x: memref<32x32xf32>, %y: memref<32x32xf32>, %z: memref<32x32xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c32 = arith.constant 32 : index
  %zero = arith.constant 0.0 : f32
  scf.for %i = %c0 to %c32 step %c1 {
    scf.for %j = %c0 to %c32 step %c1 {
      %sum = scf.for %k = %c0 to %c32 step %c1 iter_args(%acc = %zero) -> (f32) {
        %l = memref.load %x[%i, %k] : memref<32x32xf32>
        %r = memref.load %y[%k, %j] : memref<32x32xf32>
        %m = arith.mulf %l, %r : f32
        %a = arith.addf %acc, %m : f32
        scf.yield %a : f32
      }
      memref.store %sum, %z[%i, %j] : memref<32x32xf32>
    }
  }
  return
}"""


def loops() -> bool:
    rng = np.random.default_rng(0)
    x, y = rng.standard_normal((2, 32, 32)).astype(np.float32)
    z = np.zeros_like(x)
    program = Interpreter(module_of(MATMUL))
    ops = 32**3 * 4 + 32**2
    seconds = best(lambda: program(x, y, z), 3)
    print(f"loops: {seconds / ops * 1e9:.0f} ns per dynamic op (1e6 ops: {seconds / ops * 1e6:.2f} s)")
    return seconds / ops * 1e6 <= LOOPS


MODELS = 3.0  # times what plain NumPy code takes, at most


def models() -> bool:
    """ResNet-18 on one image of 224 x 224, and an encoder layer of width 128 on 2 x 64 tokens."""
    fine = True
    for name, theirs in (("encoder", in_numpy.encoder), ("resnet18", in_numpy.resnet18)):
        program = PROGRAMS[name]
        arguments = [np.asarray(a) for a in program.arguments(0)]
        ours = Interpreter(module_of(program.text()))
        ratio = np.abs(ours(*arguments)[0] - theirs(*arguments)).max() / np.abs(theirs(*arguments)).max()
        assert ratio < 1e-4, "not the same function"
        seconds = best(partial(ours, *arguments)), best(partial(theirs, *arguments))
        print(
            f"{name}: {seconds[0] * 1e3:.1f} ms, {seconds[0] / seconds[1]:.2f} times NumPy's {seconds[1] * 1e3:.1f} ms"
        )
        fine &= seconds[0] <= MODELS * seconds[1]
    return fine


if __name__ == "__main__":
    called_once()
    sys.exit(0 if all([dispatch(), loops(), models()]) else 1)
