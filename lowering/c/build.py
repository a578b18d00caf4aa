"""C compilers: which one there is, and a shared object from the text of a module. No shell is involved."""

from __future__ import annotations

import os
import platform
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from hloom.dialects.diagnostics import LocatedError

if TYPE_CHECKING:
    from collections.abc import Generator

    from . import Profile, Sources

# A compiler that takes longer than this has lost itself; seconds.
_TIMEOUT = 600


@dataclass(frozen=True)
class Compiler:
    """A C compiler: the command that runs it."""

    command: tuple[str, ...]

    def flags(self, profile: Profile) -> list[str]:
        """What turns C of a profile into a shared object whose results are those of the interpreter."""
        common = ["-shared", "-fPIC", "-O3", "-ffp-contract=off", "-fno-math-errno", "-fno-trapping-math"]
        if profile == "portable":
            return ["-std=c99", *common]
        wide = ["-mprefer-vector-width=512"] if platform.machine().lower() in ("x86_64", "amd64") else []
        return ["-std=gnu11", *common, "-march=native", *wide, "-fopenmp-simd"]

    @property
    def identity(self) -> str:
        """Names the compiler: the command, and size and time of the programs in it."""
        programs = (shutil.which(word) for word in self.command)
        return " ".join([*self.command, *(_version(program) for program in programs if program is not None)])

    def __str__(self) -> str:
        return " ".join([os.path.basename(self.command[0]), *self.command[1:]])


def _version(program: str) -> str:
    path = os.path.realpath(program)
    status = os.stat(path)
    return f"{path}:{status.st_size}:{status.st_mtime_ns}"


class NoCompiler(LocatedError):
    """There is no C compiler on this machine, or not the one that `$CC` names."""


def find_compiler() -> Compiler:
    """The command in `$CC`, else gcc, clang, cc, or the zig of `hloom[zig]`; an error where there is none."""
    if given := os.environ.get("CC", "").strip():
        command = shlex.split(given)
        if shutil.which(command[0]) is None:
            raise NoCompiler(f"no C compiler: {command[0]}, which $CC names, is not on the path")
        return Compiler(tuple(command))
    for name in ("gcc", "clang", "cc"):
        if (path := shutil.which(name)) is not None:
            return Compiler((path,))
    if (package := find_spec("ziglang")) is not None and package.origin is not None:
        return Compiler((str(Path(package.origin).with_name("zig")), "cc"))
    raise NoCompiler("no C compiler", help="install gcc or clang, or `pip install hloom[zig]`, or name one in $CC")


def write_files(sources: Sources, directory: Path) -> list[Path]:
    """Write `STEM.c`, `STEM.h` and, for constants, `STEM.bin` into `directory`; their paths, in that order."""
    directory.mkdir(parents=True, exist_ok=True)
    contents = {"c": sources.source.encode(), "h": sources.header.encode()}
    if sources.constants is not None:
        contents["bin"] = sources.constants
    paths = [directory / f"{sources.stem}.{suffix}" for suffix in contents]
    for path, content in zip(paths, contents.values(), strict=True):
        path.write_bytes(content)
    return paths


def build_shared(sources: Sources, output: Path, profile: Profile, compiler: Compiler | None = None) -> None:
    """Compile a module's C to the shared object `output`. Raises an error with the compiler's own first one."""
    compiler = compiler or find_compiler()
    with temporary_directory() as work:
        source, *_ = write_files(sources, work)
        built = work / "built.so"
        _run([*compiler.command, *compiler.flags(profile), "-o", str(built), str(source), "-lm"], work)
        shutil.move(built, output)


@contextmanager
def temporary_directory() -> Generator[Path]:
    """A directory that only its user may enter, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="hloom-", ignore_cleanup_errors=True) as work:
        yield Path(work)


def _run(command: Sequence[str], work: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "LANG": "C"}
    try:
        done = subprocess.run(
            command, cwd=work, env=environment, capture_output=True, text=True, errors="replace", timeout=_TIMEOUT
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise LocatedError(f"the C compiler {command[0]} did not run: {error}") from None
    if done.returncode:
        raise LocatedError(f"the C compiler failed: {_first_error(done.stderr) or f'{command[0]}: {done.returncode}'}")


def _first_error(output: str) -> str | None:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return next((line for line in lines if "error" in line.lower()), lines[0] if lines else None)
