"""The same rules on the same program, in hloom's engine and in xDSL's greedy applier with op-typed patterns.

python benchmarks/rules.py [--ops 10000,50000,200000]

Both start from one parsed module, cloned, and have to end with the same text. Times are the processor's, without the
collector; each figure is the better of two runs, taken in turns.
"""

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Callable
from itertools import islice, product

from xdsl.dialects.builtin import ModuleOp
from xdsl.ir import Operation
from xdsl.pattern_rewriter import GreedyRewritePatternApplier, PatternRewriter, PatternRewriteWalker, RewritePattern

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import print_op
from hloom.passes.rewrite import AnyRule, rewrite, rule_set
from hloom.passes.rewrite.constructors import constructors
from hloom.passes.rewrite.text import read_rules

ROOTS = ("subtract", "divide", "power", "atan2", "remainder")
INNER = ("negate", "abs", "tanh", "sine", "cosine", "floor", "ceil", "sign", "sqrt", "exponential")
TYPE = "tensor<8xf32>"


def pairs(count: int) -> list[tuple[str, str]]:
    """The rules root(inner(x), y) → maximum(x, y), each of a root and an inner op."""
    return list(islice(((root, inner) for inner, root in product(INNER, ROOTS)), count))


def hloom_rules(count: int) -> list[AnyRule]:
    entries = (
        f"rule {root}_{inner} finite stablehlo.{root}(stablehlo.{inner}(%x), %y) => stablehlo.maximum(%x, %y)"
        for root, inner in pairs(count)
    )
    return list(read_rules(Source("rules.rewrite", "\n".join(entries))))


def op_class(name: str) -> type[Operation]:
    return constructors("stablehlo")(name).op_class


class OfType(RewritePattern):
    """What `@op_type_rewrite_pattern` makes of a method whose parameter is of the root's class."""

    def __init__(self, root: str, inner: str) -> None:
        self.root, self.inner, self.new = op_class(root), op_class(inner), op_class("maximum")

    def match_and_rewrite(self, op: Operation, rewriter: PatternRewriter, /) -> None:
        if not isinstance(op, self.root):
            return
        inner = op.operands[0].owner
        if not isinstance(inner, self.inner):
            return
        operands, types = [inner.operands[0], op.operands[1]], op.result_types
        rewriter.replace(op, self.new.create(operands=operands, result_types=types))


def program(ops: int) -> ModuleOp:
    """A chain of pairs of ops: two of five pairs are rewritten, and with them a fifth and more of all ops."""
    lines = [f"func.func @main(%a: {TYPE}, %b: {TYPE}) -> {TYPE} {{"]
    value = "%a"
    for n in range(ops // 2):
        inner = ("negate", "round_nearest_even")[n % 5 > 1]
        lines.append(f"%i{n} = stablehlo.{inner} {value} : {TYPE}")
        lines.append(f"%r{n} = stablehlo.{ROOTS[n % 4]} %i{n}, %b : {TYPE}")
        value = f"%r{n}"
    lines.append(f"return {value} : {TYPE} }}")
    return parse(Source("chain", "\n".join(lines)), Context())


def with_hloom(rules: list[AnyRule]) -> Callable[[ModuleOp], object]:
    return lambda module: rewrite(module, rule_set(rules))


def with_xdsl(count: int) -> Callable[[ModuleOp], object]:
    patterns: list[RewritePattern] = [OfType(*pair) for pair in pairs(count)]
    walker = PatternRewriteWalker(GreedyRewritePatternApplier(patterns, dce_enabled=True))
    return walker.rewrite_module


def measured(run: Callable[[ModuleOp], object], module: ModuleOp) -> tuple[float, str]:
    """Processor seconds on a copy of the module, and what became of it."""
    copy = module.clone()
    gc.collect()
    gc.disable()
    start = time.process_time()
    run(copy)
    used = time.process_time() - start
    gc.enable()
    return used, print_op(copy)


def compare(ops: int, count: int) -> tuple[float, float]:
    """Seconds of hloom's engine and of xDSL's."""
    module = program(ops)
    ours, theirs = with_hloom(hloom_rules(count)), with_xdsl(count)
    runs = [(measured(ours, module), measured(theirs, module)) for _ in range(2)]
    assert all(mine[1] == other[1] for mine, other in runs)
    return min(mine[0] for mine, _ in runs), min(other[0] for _, other in runs)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--ops", default="10000,50000,200000")
    sizes = [int(size) for size in arguments.parse_args().ops.split(",")]
    print(f"{'rules':>5} {'ops':>8} {'hloom µs/op':>12} {'xDSL µs/op':>12} {'ratio':>6}")
    for count, ops in product((4, 50), sizes):
        ours, theirs = compare(ops, count)
        print(f"{count:5} {ops:8} {ours / ops * 1e6:12.1f} {theirs / ops * 1e6:12.1f} {theirs / ours:6.1f}")


if __name__ == "__main__":
    main()
