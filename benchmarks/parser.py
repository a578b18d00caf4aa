"""How fast the parser reads: against xDSL's own on the same text, in programs of growing size, and one large constant.

    python benchmarks/parser.py [--quick]

Neither parser verifies. Both get the same dialects. Times are the processor's, best of several runs. Exit code 1 where
a figure misses its goal.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tracemalloc
from collections.abc import Callable
from time import process_time

from programs import chain, training_step
from xdsl.parser import Parser

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse

RATIO = 10.0  # at least so many times xDSL's speed
GROWTH = 1.6  # at most so much more time per operation at 100 times the size
CONSTANT_SECONDS, CONSTANT_MEMORY = 2.0, 3.0


def best(run: Callable[[], object], times: int) -> float:
    """The shortest of `times` runs, in seconds."""
    seconds: list[float] = []
    for _ in range(times):
        gc.collect()
        start = process_time()
        result = run()
        seconds.append(process_time() - start)
        del result
    return min(seconds)


def ours(text: str) -> object:
    return parse(Source("bench.mlir", text), Context())


def theirs(text: str) -> object:
    return Parser(Context(), text).parse_module()


def report(what: str, *columns: str) -> None:
    print(f"{what:34}" + "".join(f"{column:>14}" for column in columns), flush=True)


def against_xdsl(layers: int, times: int) -> bool:
    pretty, generic = training_step(layers)
    operations = generic.count('"stablehlo.') + generic.count('"func.')
    hloom, xdsl = best(lambda: ours(generic), times), best(lambda: theirs(generic), max(1, times - 2))
    size = f"{len(generic) / 1e6:.2f} MB"
    report("training step, generic", size, str(operations), f"{hloom:.3f} s", f"{xdsl:.2f} s", f"{xdsl / hloom:.1f}x")
    seconds = best(lambda: ours(pretty), times)
    report(
        "training step, as JAX prints it", f"{len(pretty) / 1e6:.2f} MB", str(operations), f"{seconds:.3f} s", "", ""
    )
    return xdsl / hloom >= RATIO


def growth(lengths: tuple[int, ...], times: int) -> bool:
    per_operation: list[float] = []
    for length in lengths:
        text = chain(length)
        seconds = best(lambda text=text: ours(text), times)
        per_operation.append(seconds / length)
        report(
            f"chain of {length}",
            f"{len(text) / 1e6:.2f} MB",
            str(length),
            f"{seconds:.3f} s",
            f"{seconds / length * 1e6:.1f} us/op",
        )
    return max(per_operation) <= GROWTH * min(per_operation)


def large_constant(megabytes: int) -> bool:
    """A constant whose text has so many megabytes; the memory that reading takes is counted with the text's own."""
    digits = megabytes * 1_000_000
    type = f"tensor<{digits // 8}xf32>"
    head, tail = '%0 = "stablehlo.constant"() <{value = dense<"0x', f'"> : {type}}}> : () -> {type}\n'
    source = Source("bench.mlir", head + "3F800000" * (digits // 8) + tail)
    start = process_time()
    parse(source, Context())
    seconds = process_time() - start
    tracemalloc.start()
    parse(source, Context())
    memory = (tracemalloc.get_traced_memory()[1] + len(source.text)) / len(source.text)
    tracemalloc.stop()
    report(f"constant of {megabytes} MB", "", "", f"{seconds:.3f} s", f"{memory:.2f}x memory")
    return seconds < CONSTANT_SECONDS and memory <= CONSTANT_MEMORY


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true", help="smaller programs, fewer runs")
    quick = arguments.parse_args().quick
    report("", "text", "operations", "hloom", "xDSL", "ratio")
    good = [
        against_xdsl(4 if quick else 26, 3 if quick else 5),
        growth((1_000, 10_000) if quick else (1_000, 10_000, 100_000), 3),
        large_constant(20 if quick else 100),
    ]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
