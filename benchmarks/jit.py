"""What compiling and calling cost: text to function, from nothing and from the cache, and a call of that function.

    python benchmarks/jit.py [--quick]

All in one process whose modules are imported. Compiling from nothing is split into Python (text to C) and the C
compiler. Times are the least of several; exit code 1 where a goal is missed: 10 ms for a cached compile of a text below
1 MB, 10 µs for a call with four small arguments, beyond the C function itself with its pointers at hand.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

import hloom
from hloom.lowering.c import artifacts, emit_c
from hloom.lowering.c.build import build_shared, find_compiler
from hloom.lowering.stages import lower

ROOT = Path(__file__).parents[1]
PROGRAMS = {
    "MLP": ROOT / "examples" / "digits" / "mlp.mlir",
    "CNN": ROOT / "examples" / "digits" / "cnn.mlir",
    "encoder": ROOT / "tests" / "programs" / "encoder.mlir",
    "ResNet-18": ROOT / "tests" / "programs" / "resnet18.mlir",
}
FOUR = """func.func @main(
    %a: tensor<4x4xf32>, %b: tensor<4x4xf32>, %c: tensor<4xf32>, %d: tensor<f32>) -> tensor<4x4xf32> {
  %0 = stablehlo.add %a, %b : tensor<4x4xf32>
  %1 = stablehlo.broadcast_in_dim %c, dims = [1] : (tensor<4xf32>) -> tensor<4x4xf32>
  %2 = stablehlo.add %0, %1 : tensor<4x4xf32>
  %3 = stablehlo.broadcast_in_dim %d, dims = [] : (tensor<f32>) -> tensor<4x4xf32>
  %4 = stablehlo.multiply %2, %3 : tensor<4x4xf32>
  return %4 : tensor<4x4xf32>
}
"""
COMPILE_GOAL, CALL_GOAL, SMALL_TEXT = 10e-3, 10e-6, 1_000_000


def least(work: Callable[[], Any], runs: int, inner: int = 1) -> float:
    """The least time of one `work`, in seconds, over `runs` runs of `inner` each."""
    best = float("inf")
    for _ in range(runs):
        start = perf_counter()
        for _ in range(inner):
            work()
        best = min(best, (perf_counter() - start) / inner)
    return best


def cold(text: str) -> tuple[float, float, int]:
    """Seconds of Python and of the C compiler, and lines of C, for a text."""
    start = perf_counter()
    module = hloom.parse(text)
    lower(module.op, module.context)
    sources = emit_c(module.op, "module", "native")
    python = perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        start = perf_counter()
        build_shared(sources, Path(folder) / "module.so", "native")
        return python, perf_counter() - start, sources.lines


def compiling(runs: int) -> bool:
    missed = False
    cold(FOUR)  # imports what compiling needs
    print(f"{'':12}{'text':>10}{'Python':>10}{'compiler':>10}{'C lines':>9}{'cached':>10}")
    for name, path in PROGRAMS.items():
        text = path.read_text()
        python, compiler, lines = cold(text)
        hloom.compile(text)
        cached = least(lambda text=text: hloom.compile(text), runs)
        missed |= cached > COMPILE_GOAL and len(text) < SMALL_TEXT
        print(f"{name:12}{len(text) / 1e3:7.0f} kB{python:8.2f} s{compiler:8.2f} s{lines:9}{cached * 1e3:7.2f} ms")
    return missed


def calling(runs: int) -> bool:
    arguments = [np.ones(shape, np.float32) for shape in ((4, 4), (4, 4), (4,), ())]
    function = hloom.compile(FOUR)
    whole = least(lambda: function(*arguments), runs, 10_000)
    result = np.empty((4, 4), np.float32)
    c, pointers = bare([*arguments, result])
    alone = least(lambda: c(*pointers), runs, 10_000)
    print(f"\na call with four small arguments: {whole * 1e6:.2f} us; the C function alone: {alone * 1e6:.2f} us")
    try:
        jitted = hloom.jit(lambda a, b, c, d: (a + b + c) * d)
        jitted(*arguments)
        print(f"the same through hloom.jit: {least(lambda: jitted(*arguments), runs, 10_000) * 1e6:.2f} us")
    except hloom.Error as error:
        print(error)  # without JAX
    return whole - alone > CALL_GOAL


def bare(arrays: list[Any]) -> tuple[Any, list[int | None]]:
    """The C function, and pointers for it."""
    module = hloom.parse(FOUR)
    lower(module.op, module.context)
    sources = emit_c(module.op, "module", "native")
    with tempfile.TemporaryDirectory() as folder:
        artifacts.write_shared(sources, Path(folder) / "module.so", "native")
        c: Any = ctypes.CDLL(str(Path(folder) / "module.so"))[sources.name]
    c.argtypes = [ctypes.c_void_p] * len(sources.parameters)
    addresses = [array.ctypes.data for array in arrays]
    return c, [*addresses, *[None] * (len(sources.parameters) - len(addresses))]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    runs = 3 if parser.parse_args().quick else 10
    with tempfile.TemporaryDirectory() as cache:
        os.environ["HLOOM_CACHE_DIR"] = cache
        print(f"C compiler: {find_compiler()}\n")
        missed = [compiling(runs), calling(runs)]
    return int(any(missed))


if __name__ == "__main__":
    sys.exit(main())
