"""Run time of C beside XLA's on one core, for the workloads that people care about.

    python benchmarks/speed.py [--seconds 1] [NAME…]

Prints the fastest call of each side and their ratio (below 1 is faster than XLA). Exit code 1 where one misses its
goal.
"""

from __future__ import annotations

import argparse
import math
import sys

import timing  # before all else
from programs.facts import gap_of
from workloads import WORKLOADS

from hloom.dialects.diagnostics import Unsupported


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=1.0, help="for each side of each workload")
    options.add_argument("names", nargs="*", metavar="NAME", help=", ".join(WORKLOADS))
    given = options.parse_args()
    ratios, missed = list[float](), False
    print(f"{'workload':20}{'C ms':>10}{'XLA ms':>10}{'ratio':>8}{'goal':>8}")
    for name in given.names or WORKLOADS:
        workload = WORKLOADS[name]
        program = workload.program
        try:
            times = timing.times_of(program.exported(), program.arguments(0), given.seconds)
        except Unsupported as error:
            missed = True
            print(f"{name:20}{gap_of(error)}", flush=True)
            continue
        ratios.append(times.ratio)
        missed |= times.ratio > workload.goal
        numbers = f"{times.ours * 1e3:10.4f}{times.xla * 1e3:10.4f}{times.ratio:8.2f}{workload.goal:8.2f}"
        print(f"{name:20}{numbers}{'  missed' if times.ratio > workload.goal else ''}", flush=True)
    print(f"geometric mean {math.exp(sum(map(math.log, ratios)) / len(ratios)):.2f} of {len(ratios)}")
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
