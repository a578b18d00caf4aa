"""What the passes cost: on programs of 1,000 to 100,000 ops, in microseconds for each op.

    python benchmarks/passes.py [--quick]

Each figure is CPU time, the best of several runs. Exit code 1 where a pass is not linear, or takes more than a second
for 10,000 ops.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from time import process_time

from hloom.api import new_context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.passes.manager import parse_pipeline

GROWTH = 2.5  # at most so much more time for each op at 100 times the size
SECONDS = 1.0  # at most so long for 10,000 ops
T = "tensor<4x4xf32>"


def function(name: str, lines: Iterable[str], result: str) -> str:
    body = "\n".join(lines)
    return f"func.func {name}(%a: {T}) -> {T} {{\n{body}\nreturn {result} : {T}\n}}\n"


def nothing_to_do(ops: int) -> str:
    """A chain in which no rule applies, nothing is equal, and nothing dead."""
    lines = [f"%{k + 1} = stablehlo.{'tanh %' if k % 2 else 'multiply %a, %'}{k} : {T}" for k in range(ops)]
    return function("@main", [f"%0 = stablehlo.sine %a : {T}", *lines], f"%{ops}")


def negations(ops: int) -> str:
    """a + (-x), again and again: one rewrite and one dead op for two ops."""
    pairs = ops // 2
    lines = [f"%n{k} = stablehlo.negate %{k} : {T}\n%{k + 1} = stablehlo.add %a, %n{k} : {T}" for k in range(pairs)]
    return function("@main", [f"%0 = stablehlo.sine %a : {T}", *lines], f"%{pairs}")


def duplicates(ops: int) -> str:
    """Every op twice."""
    pairs = ops // 3
    tanh = "%{0}{1} = stablehlo.tanh %{2} : " + T
    lines = [
        f"{tanh.format('x', k, k)}\n{tanh.format('y', k, k)}\n%{k + 1} = stablehlo.add %x{k}, %y{k} : {T}"
        for k in range(pairs)
    ]
    return function("@main", [f"%0 = stablehlo.sine %a : {T}", *lines], f"%{pairs}")


def regions(ops: int) -> str:
    """A reduction with a region of its own for every four ops."""
    scalar, row = "tensor<f32>", "tensor<4xf32>"
    reduce = "applies stablehlo.add across dimensions = [1]"
    lines = [
        f"%r{k} = stablehlo.reduce(%{k} init: %z) {reduce} : ({T}, {scalar}) -> {row}\n"
        f"%{k + 1} = stablehlo.broadcast_in_dim %r{k}, dims = [0] : ({row}) -> {T}"
        for k in range(ops // 4)
    ]
    zero = f"%z = stablehlo.constant dense<0.0> : {scalar}"
    return function("@main", [zero, f"%0 = stablehlo.sine %a : {T}", *lines], f"%{ops // 4}")


def calls(ops: int) -> str:
    """Functions of ten ops, called until there are enough ops."""
    body = [f"%{k + 1} = stablehlo.negate %{k} : {T}" for k in range(9)]
    helpers = [function(f"private @f{n}", [f"%0 = stablehlo.sine %a : {T}", *body], "%9") for n in range(10)]
    lines = [f"%{k + 1} = call @f{k % 10}(%{k}) : ({T}) -> {T}" for k in range(ops // 10)]
    return function("@main", [f"%0 = stablehlo.sine %a : {T}", *lines], f"%{ops // 10}") + "".join(helpers)


CASES: list[tuple[str, Callable[[int], str], str]] = [
    ("canonicalize, nothing to do", nothing_to_do, "canonicalize"),
    ("canonicalize, half rewritten", negations, "canonicalize"),
    ("cse, nothing to do", nothing_to_do, "cse"),
    ("cse, a third removed", duplicates, "cse"),
    ("cse, regions", regions, "cse"),
    ("dce", nothing_to_do, "dce"),
    ("inline", calls, "inline"),
    ("symbol-dce", nothing_to_do, "symbol-dce"),
]


def seconds(text: str, pipeline: str, times: int) -> tuple[float, int]:
    """The shortest of several runs, and the number of ops before or after, whichever is more."""
    best, ops = float("inf"), 0
    for _ in range(times):
        context = new_context()
        module, passes = parse(Source("bench", text), context), parse_pipeline(pipeline)
        before = sum(1 for _ in module.walk())
        start = process_time()
        passes.apply(context, module)
        best = min(best, process_time() - start)
        ops = max(before, sum(1 for _ in module.walk()))
    return best, ops


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="up to 10,000 ops")
    sizes = (1_000, 10_000) if options.parse_args().quick else (1_000, 10_000, 100_000)
    missed = False
    print(f"{'':30}" + "".join(f"{size:>12,}" for size in sizes) + "   ops, in us each")
    for name, make, pipeline in CASES:
        times = [seconds(make(size), pipeline, 3 if size < 100_000 else 1) for size in sizes]
        each = [taken / ops * 1e6 for taken, ops in times]
        print(f"{name:30}" + "".join(f"{cost:12.1f}" for cost in each), flush=True)
        missed |= times[1][0] > SECONDS or max(each[1:]) > GROWTH * each[0]
    sys.exit("a goal is missed" if missed else 0)


if __name__ == "__main__":
    main()
