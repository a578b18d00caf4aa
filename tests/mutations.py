"""Spoils valid programs, and looks whether hloom stays calm: each is to be read, or to be rejected with a message.

    python tests/mutations.py --count 20000 --seed 1 [FILE…]

What still passes `opt --canonicalize --cse` is compiled to C as well, and run in the interpreter. A fault is an exit
code besides 0 and 2 (and 1 of a run whose check fails), a traceback, a rejection without "error: ", over 5 seconds,
over a gigabyte, a death of the process, or a text printed that is not read back. Programs found faulty are left in a
folder, and the exit code is 1. The same seed gives the same programs. FILEs are programs to use in place of the thirty
of the tests.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from mutators import mutate

from hloom.tools.batch import invoke

HERE = Path(__file__).parent
SMALL = str.split(
    "attention branches complex_numbers contractions conversions convolutions half_precision integers lookups loops"
    " pools reductions scans shapes"
)
CORPUS = ("arith", "builtin_attributes", "linalg", "memref")
STAGED = ("normalised", "loops", "lookups")
STAGES = ("linalg", "buffers", "loops", "emitc")
SECONDS, BYTES = 5, 1 << 30
# Of the processor's time that a run in the interpreter gets: a spoilt loop may well go on for ever.
RUN_SECONDS = 1.0
CHUNK = 250


@dataclass(frozen=True)
class Fault:
    """A spoilt program that hloom did not take calmly: which one, what ran, and what is wrong."""

    index: int
    program: str
    command: str
    what: str


def programs() -> dict[str, str]:
    """Thirty valid programs: at stage `stablehlo`, at each stage below, and texts of the dialects."""
    found = {f"small/{name}": (HERE / "programs" / "small" / f"{name}.mlir").read_text() for name in SMALL}
    for name in CORPUS:
        found[f"corpus/{name}"] = (HERE / "dialects" / "text" / "corpus" / f"{name}.mlir").read_text()
    for name in STAGED:
        for stage in STAGES:
            file = HERE / "programs" / "small" / f"{name}.mlir"
            done = invoke(["compile", f"--emit={stage}", str(file)])
            assert done.code == 0, done.stderr.decode()
            found[f"{stage}/{name}"] = done.stdout.decode()
    return found


def spoilt(texts: Mapping[str, str], seed: int, index: int) -> tuple[str, str]:
    """The name of a program, and what a seed's mutation number `index` makes of it."""
    rng = random.Random(f"{seed}/{index}")
    name = rng.choice(sorted(texts))
    return name, mutate(texts[name], rng)


def examine(text: str) -> Iterator[tuple[str, str]]:
    """Commands, and what is wrong about how they end on this text."""
    data = text.encode("utf-8", "surrogateescape")
    done = yield from _command(["opt", "--canonicalize", "--cse"], data)
    if done != 0:
        return
    printed = invoke(["opt", "--canonicalize", "--cse"], data).stdout
    read = yield from _command(["opt"], printed)
    if read != 0:
        yield "opt | opt", "what is printed is not read back"
    with tempfile.TemporaryDirectory(prefix="hloom-mutations-") as folder:
        yield from _command(["compile", "--emit=c", "-o", folder, "-"], data)
    with _interrupted_after(RUN_SECONDS):
        yield from _command(["run", "--input=random:0"], data, (0, 1, 2, 130), free=True)


def _command(argv: list[str], data: bytes, codes: Sequence[int] = (0, 2), *, free: bool = False) -> Any:
    start = time.process_time()
    done = invoke(argv, data)
    said, seconds = done.stderr.decode(errors="replace"), time.process_time() - start
    name = " ".join(argv[:1])
    if done.code not in codes or "Traceback" in said:
        yield name, _reason(said) or f"exit code {done.code}: {said[:300]}"
    elif done.code == 2 and "error: " not in said:
        yield name, f"rejected without an error: {said[:300]}"
    elif "out of memory" in said and not free:
        yield name, said[:300]
    elif seconds > SECONDS:
        yield name, f"{seconds:.1f} seconds"
    return done.code


def _reason(said: str) -> str | None:
    """The message of an internal error, and where the reproducer says that it was raised."""
    match = re.search(r"internal error: (.*)\nhelp: please report it with (.*)", said)
    if match is None:
        return None
    with suppress(OSError):
        file = Path(match[2])
        places = re.findall(r'File "([^"]*)", line (\d+), in (\S+)', file.read_text(errors="replace"))
        file.unlink()
        return f"{match[1]} [{' < '.join(f'{Path(p).name}:{n} {f}' for p, n, f in reversed(places[-3:]))}]"
    return match[1]


@contextmanager
def _interrupted_after(seconds: float) -> Iterator[None]:
    previous = signal.signal(signal.SIGVTALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        with suppress(KeyboardInterrupt):
            yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, previous)


def _inherited() -> int:
    """The bytes of data that a process has from the one that forked it: a test run's can be over a gigabyte."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmData:")[2].split()[0]) * 1024


def _work(texts: Mapping[str, str], seed: int, indices: range, out: Connection) -> None:
    """In a process of its own: examines some mutations, says which it begins, and what it finds."""
    most = _inherited() + BYTES
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for index in indices:
        name, text = spoilt(texts, seed, index)
        out.send((index, name))
        # Twice the time that a command may take, for the process that a command never gives back.
        signal.setitimer(signal.ITIMER_PROF, 4 * SECONDS)
        signal.alarm(60)
        for command, what in examine(text):
            out.send(Fault(index, name, command, what))
    os._exit(0)


class Campaign:
    """Mutations of some texts, a chunk of them at a time in each of a few processes."""

    def __init__(self, texts: Mapping[str, str], seed: int, jobs: int) -> None:
        self.texts, self.seed, self.jobs = texts, seed, jobs
        self.forks = multiprocessing.get_context("fork")

    def run(self, indices: range, until: float = float("inf")) -> Iterator[Fault]:
        """Faults as they are found; no chunk is begun after the time `until` (of `time.monotonic`)."""
        chunks = [indices[at : at + CHUNK] for at in range(0, len(indices), CHUNK)]
        running: dict[Connection, tuple[Any, range, tuple[int, str]]] = {}
        while chunks or running:
            while chunks and len(running) < self.jobs:
                chunk = chunks.pop(0)
                if time.monotonic() < until:
                    running |= self._start(chunk)
            for ready in wait(list(running)):
                assert isinstance(ready, Connection)
                yield from self._hear(ready, running, chunks)

    def _start(self, chunk: range) -> dict[Connection, tuple[Any, range, tuple[int, str]]]:
        mine, theirs = self.forks.Pipe(duplex=False)
        process = self.forks.Process(target=_work, args=(self.texts, self.seed, chunk, theirs))
        process.start()
        theirs.close()
        return {mine: (process, chunk, (chunk[0], ""))}

    def _hear(self, ready: Connection, running: dict[Any, Any], chunks: list[range]) -> Iterator[Fault]:
        process, chunk, last = running[ready]
        try:
            message = ready.recv()
        except EOFError:
            process.join()
            del running[ready]
            if process.exitcode != 0:
                yield Fault(*last, "process", f"died with {process.exitcode}")
                chunks.insert(0, range(last[0] + 1, chunk[-1] + 1)) if last[0] < chunk[-1] else None
            return
        if isinstance(message, Fault):
            yield message
        else:
            running[ready] = (process, chunk, message)


def main(argv: Sequence[str] | None = None) -> int:
    options = _options(argv)
    texts = {str(file): file.read_text() for file in options.files} or programs()
    for text in texts.values():  # loads what the processes then share
        invoke(["opt", "--canonicalize", "--cse"], text.encode())
    campaign = Campaign(texts, options.seed, options.jobs)
    until = time.monotonic() + options.seconds
    kinds = Counter[str]()
    options.keep.mkdir(parents=True, exist_ok=True)
    for fault in campaign.run(range(options.start, options.start + options.count), until):
        print(json.dumps(vars(fault)), flush=True)
        kinds[fault.what] += 1
        text = spoilt(texts, options.seed, fault.index)[1]
        (options.keep / f"{options.seed}-{fault.index}.mlir").write_bytes(text.encode("utf-8", "surrogateescape"))
    print(f"{kinds.total()} faults of {len(kinds)} kinds in up to {options.count} programs", file=sys.stderr)
    return 1 if kinds else 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="valid programs (default: thirty of ours)")
    parser.add_argument("--count", type=int, default=20_000, help="how many spoilt programs")
    parser.add_argument("--start", type=int, default=0, help="the number of the first")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="begin no more after this time")
    folder = Path(tempfile.gettempdir()) / "hloom-mutations"
    parser.add_argument("--keep", type=Path, default=folder, metavar="DIR", help=f"for faulty ones (default: {folder})")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
