"""How fast the printer writes: against xDSL's own printer on the same IR, and in programs of growing size.

    python benchmarks/printer.py [--quick]

Exit code 1 where a figure misses its goal, or where the text is not the one that JAX's MLIR printed.
"""

from __future__ import annotations

import argparse
import gc
import io
import sys
from collections.abc import Callable
from time import perf_counter

from programs import chain, training_step
from xdsl.ir import Operation
from xdsl.printer import Printer

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import PrintOptions, print_op

RATIO = 2.0  # at least so many times xDSL's speed
GROWTH = 1.6  # at most so much more time per op at 100 times the size


def best(run: Callable[[], object], times: int) -> float:
    """The shortest of `times` runs, in seconds."""
    seconds: list[float] = []
    for _ in range(times):
        gc.collect()
        start = perf_counter()
        run()
        seconds.append(perf_counter() - start)
    return min(seconds)


def read(text: str) -> Operation:
    return parse(Source("bench.mlir", text), Context())


def theirs(op: Operation, generic: bool) -> str:
    """What xDSL's printer makes of it."""
    out = io.StringIO()
    Printer(stream=out, print_generic_format=generic).print_op(op)
    return out.getvalue()


def report(what: str, *columns: str) -> None:
    print(f"{what:34}" + "".join(f"{column:>14}" for column in columns), flush=True)


def against_xdsl(layers: int, times: int) -> bool:
    pretty, text = training_step(layers)
    module = read(text)
    count, passed = sum(1 for _ in module.walk()), print_op(module) == pretty
    for form in ("custom", "generic"):
        options = PrintOptions(generic=form == "generic")
        hloom = best(lambda options=options: print_op(module, options), times)
        xdsl = best(lambda options=options: theirs(module, options.generic), max(1, times - 2))
        per_op = f"{hloom / count * 1e6:.1f} us/op"
        report(f"training step, {form}", str(count), f"{hloom:.3f} s", per_op, f"{xdsl:.2f} s", f"{xdsl / hloom:.1f}x")
        passed &= xdsl / hloom >= RATIO
    return passed


def growth(lengths: tuple[int, ...], times: int) -> bool:
    per_op: list[float] = []
    for length in lengths:
        module = read(chain(length))
        seconds = best(lambda module=module: print_op(module), times)
        per_op.append(seconds / length)
        report(f"chain of {length}", str(length), f"{seconds:.3f} s", f"{seconds / length * 1e6:.1f} us/op")
    return max(per_op) <= GROWTH * min(per_op)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="smaller programs, fewer runs")
    quick = arguments.parse_args().quick
    times = 3 if quick else 5
    lengths = (1_000, 10_000) if quick else (1_000, 10_000, 100_000)
    report("", "ops", "hloom", "", "xDSL", "ratio")
    passed = [against_xdsl(2 if quick else 60, times), growth(lengths, times)]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
