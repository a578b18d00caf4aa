"""What a short command costs: processor and wall time of whole processes, beside the libraries' own start.

    python benchmarks/startup.py [--quick]

Byte code is in a folder of the benchmark's own and the tables are cached, both by a first run that is not counted.
Times are the least of several runs. Exit code 1 where a command costs too many times what the floor does, which is a
process that only imports xDSL's IR and lark.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

PROGRAM = str(Path(__file__).parents[1] / "tests" / "programs" / "gelu_exact.mlir")
FLOOR = ("-c", "import xdsl.dialects.builtin, lark")
# Each command, and how many times the floor's processor time it may take.
COMMANDS: dict[str, tuple[Sequence[str], float]] = {
    "floor": (FLOOR, 1.0),
    "hloom --version": (("-m", "hloom", "--version"), 0.75),
    "hloom --help": (("-m", "hloom", "--help"), 1.0),
    "hloom opt": (("-m", "hloom", "opt", PROGRAM), 2.5),
    "hloom opt -p canonicalize,cse": (("-m", "hloom", "opt", "-p", "canonicalize,cse", PROGRAM), 2.75),
}


def once(arguments: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Processor time, of the user and the system, and wall time of one run of Python, in seconds."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    subprocess.run([sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL, check=True)
    wall, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, wall


def measure(runs: int) -> dict[str, tuple[float, float]]:
    """The least processor and wall time of each command; the commands take turns."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for arguments, _ in COMMANDS.values():
            once(arguments, environment)
        times = [[once(arguments, environment) for arguments, _ in COMMANDS.values()] for _ in range(runs)]
    columns = zip(*times, strict=True)
    return {name: (min(t[0] for t in c), min(t[1] for t in c)) for name, c in zip(COMMANDS, columns, strict=True)}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer runs")
    measured = measure(3 if parser.parse_args().quick else 10)
    floor = measured["floor"][0]
    missed = False
    print(f"{'':32}{'processor':>12}{'wall':>12}{'of floor':>10}{'goal':>8}")
    for name, (processor, wall) in measured.items():
        goal = COMMANDS[name][1]
        missed |= processor > goal * floor
        print(f"{name:32}{processor * 1e3:9.0f} ms{wall * 1e3:9.0f} ms{processor / floor:9.2f}x{goal:7.2f}x")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
