"""Collects `tests/filecheck/**/*.mlir` and runs their RUN lines in process, as `lit` would run them in a shell.

What a RUN line may say: `%s` (the file), `%S` (its folder), `%t` and `%T` (a fresh path, a fresh folder), several
commands joined by `|`, `&&` or `;`, the redirections `2>&1`, `>`, `2>` and `<`, `not CMD` (exit codes 1 to 69),
`not --crash CMD` (an internal error), continuation by a final `\\`. A pipeline fails when any of its commands fails.
`// XFAIL: *`, `// REQUIRES: a, b` and `// UNSUPPORTED: a, b` are read; a feature is a command on PATH, a tool of the
MLIR wheels, or an importable Python module.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# How long a test may take is for CI to say: a machine that is busy is no fault of the program's.
settings.register_profile("hloom", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("hloom")

_HERE = Path(__file__).parent
_FILECHECK = _HERE / "filecheck"
_DIRECTIVE = re.compile(r"(?://|#|;)\s*(RUN|XFAIL|REQUIRES|UNSUPPORTED):(.*)")
_LINE = re.compile(r"\[\[#? *@LINE *([+-] *\d+)?\]\]")
_INTERNAL_ERROR = 70
# Commands that are not part of what a plain installation brings: a test that names one is skipped where it is missing.
_OPTIONAL = frozenset({"mlir-opt", "mlir-translate", "gcc", "clang", "xdsl-opt"})


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:  # pyright: ignore[reportUnusedFunction]
    """What the tests compile is kept for this run alone, apart from the user's own."""
    os.environ["HLOOM_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    if file_path.suffix != ".mlir" or _FILECHECK not in file_path.parents or "Inputs" in file_path.parts:
        return None
    return LitFile.from_parent(parent, path=file_path)  # pyright: ignore[reportUnknownMemberType]


class LitFile(pytest.File):
    def collect(self) -> Iterator[pytest.Item]:
        yield LitItem.from_parent(self, name="RUN")  # pyright: ignore[reportUnknownMemberType]


@dataclass
class Completed:
    """What one command of a RUN line did."""

    argv: list[str]
    stdin: bytes
    code: int
    stdout: bytes
    stderr: bytes


class RunFailure(Exception):
    """A RUN line that failed: the line as written, and the command that did it."""

    def __init__(self, line: str, done: Completed) -> None:
        super().__init__(line)
        self.line, self.done = line, done

    def __str__(self) -> str:
        done = self.done
        parts = [f"RUN: {self.line}", f"command: {shlex.join(done.argv)}", f"exit code: {done.code}"]
        for name, text in (("stderr", done.stderr), ("stdout", done.stdout), ("stdin", done.stdin)):
            if text.strip():
                parts += [f"--- {name} ---", _numbered(text) if name == "stdin" else _decode(text).rstrip("\n")]
        return "\n".join(parts)


@dataclass
class Directives:
    """What the comments of a test file ask for."""

    run: list[str] = field(default_factory=list[str])
    requires: list[str] = field(default_factory=list[str])
    unsupported: list[str] = field(default_factory=list[str])
    xfail: bool = False

    @classmethod
    def read(cls, text: str) -> Directives:
        found, pending = cls(), ""
        for kind, argument in _DIRECTIVE.findall(text):
            if kind == "RUN":
                line = pending + argument.strip()
                pending = line[:-1] if line.endswith("\\") else ""
                found.run += [] if pending else [line]
            elif kind == "XFAIL":
                found.xfail = True
            else:
                names = found.requires if kind == "REQUIRES" else found.unsupported
                names += [name.strip() for name in argument.split(",")]
        return found


class LitItem(pytest.Item):
    def runtest(self) -> None:
        asked = Directives.read(self.path.read_text(encoding="utf-8", errors="replace"))
        if not asked.run:
            pytest.fail(
                f"{self.path}: no RUN line (inputs of other tests belong in a folder called Inputs)", pytrace=False
            )
        missing = [name for name in asked.requires if not _available(name)]
        if missing or any(map(_available, asked.unsupported)):
            pytest.skip(f"requires {', '.join(missing)}" if missing else "unsupported here")
        try:
            self._run_all(asked.run)
        except RunFailure as failure:
            if asked.xfail:
                pytest.xfail(failure.line)
            raise
        if asked.xfail:
            pytest.fail("passes, though marked XFAIL", pytrace=False)

    def _run_all(self, lines: Sequence[str]) -> None:
        with tempfile.TemporaryDirectory(prefix="hloom-lit-") as folder:
            names = {"%s": str(self.path), "%S": str(self.path.parent), "%t": f"{folder}/out", "%T": folder}
            for line in lines:
                run_line(re.sub(r"%[sStT]\b", lambda m: names[m.group()], line), line)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, RunFailure):
            return f"{self.path}\n{excinfo.value}"
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, 0, str(self.path.relative_to(_HERE))


def run_line(command: str, line: str) -> None:
    """Run one RUN line (after substitution); raises RunFailure at the first command that fails."""
    for pipeline in _split(_tokens(command), {"&&", ";"}):
        stdin = b""
        for stage in _split(pipeline, {"|"}):
            done = _run_stage(stage, stdin)
            if done.code:
                raise RunFailure(line, done)
            stdin = done.stdout


def _tokens(command: str) -> list[str]:
    """Words and punctuation; a quoted character is no punctuation."""
    lexer = shlex.shlex(command, posix=True, punctuation_chars="|&;<>")
    lexer.whitespace_split, lexer.commenters = True, ""
    return list(lexer)


def _split(tokens: Sequence[str], separators: set[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token in separators:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _run_stage(tokens: Sequence[str], stdin: bytes) -> Completed:
    argv: list[str] = []
    files: dict[str, Path] = {}
    merge, words = False, iter(tokens)
    for word in words:
        if word == ">&":  # only as 2>&1
            merge = (argv.pop(), next(words)) == ("2", "1")
        elif word in {">", ">>", "<"}:
            sign = argv.pop() + word if argv[-1] == "2" else word
            files[sign] = Path(next(words))
        else:
            argv.append(word)
    done = _run(argv, files["<"].read_bytes() if "<" in files else stdin, merge)
    for sign, path in files.items():
        if sign != "<":
            _redirect(done, sign, path)
    return done


def _redirect(done: Completed, sign: str, path: Path) -> None:
    with path.open("ab" if sign == ">>" else "wb") as stream:
        stream.write(done.stderr if sign == "2>" else done.stdout)
    if sign == "2>":
        done.stderr = b""
    else:
        done.stdout = b""


def _run(argv: list[str], stdin: bytes, merge: bool) -> Completed:
    program, rest = argv[0], argv[1:]
    if program == "not":
        return _run_not(argv, stdin, merge)
    if program in {"filecheck", "FileCheck"}:
        return _filecheck(argv, stdin)
    if program in {"hloom", "hloom-opt"}:
        return _hloom(argv, ["opt", *rest] if program == "hloom-opt" else rest, stdin, merge)
    return _external(argv, stdin, merge)


def _run_not(argv: list[str], stdin: bytes, merge: bool) -> Completed:
    crash = argv[1] == "--crash"
    done = _run(argv[2:] if crash else argv[1:], stdin, merge)
    crashed = done.code < 0 or done.code >= _INTERNAL_ERROR
    as_expected = done.code != 0 and crashed == crash
    return Completed(argv, stdin, 0 if as_expected else done.code or 1, done.stdout, done.stderr)


def _hloom(argv: list[str], arguments: list[str], stdin: bytes, merge: bool) -> Completed:
    from hloom.tools.batch import invoke

    done = invoke(arguments, stdin, merge=merge)
    return Completed(argv, stdin, done.code, done.stdout, done.stderr)


def _filecheck(argv: list[str], stdin: bytes) -> Completed:
    from filecheck.finput import FInput
    from filecheck.matcher import Matcher
    from filecheck.options import parse_argv_options
    from filecheck.parser import Parser, pattern_for_opts

    said = io.StringIO()
    with contextlib.redirect_stderr(said):
        try:
            options = parse_argv_options(list(argv))
            text = Path(options.input_file).read_text("utf-8") if options.input_file != "-" else _decode(stdin)
            checks = Parser(options, io.StringIO(_with_lines(options.match_filename)), *pattern_for_opts(options))
            matcher = Matcher(options, FInput("-", FInput.canonicalize_line_ends(text)), checks)
            code = matcher.run()
        except (RuntimeError, NotImplementedError, OSError) as error:
            said.write(f"filecheck: {error}\n")
            code = 2
    return Completed(argv, stdin, code, b"", said.getvalue().encode())


def _with_lines(file: str) -> str:
    """The text of a check file, with the numbers that `[[@LINE+1]]` and `[[# @LINE + 1]]` stand for."""

    def resolved(at: int, line: str) -> str:
        return _LINE.sub(lambda match: str(at + int((match[1] or "0").replace(" ", ""))), line)

    return "\n".join(resolved(at, line) for at, line in enumerate(Path(file).read_text("utf-8").split("\n"), 1))


def _external(argv: list[str], stdin: bytes, merge: bool) -> Completed:
    path = _program(argv[0])
    if path is None and argv[0] in _OPTIONAL:
        pytest.skip(f"{argv[0]} is not installed")
    if path is None:
        return Completed(argv, stdin, 127, b"", f"{argv[0]}: command not found".encode())
    pipe = subprocess.PIPE
    done = subprocess.run(
        [path, *argv[1:]],
        input=stdin,
        stdout=pipe,
        stderr=subprocess.STDOUT if merge else pipe,
        env=_environment(),
        timeout=60,
        check=False,
    )
    return Completed(argv, stdin, done.returncode, done.stdout, done.stderr or b"")


@cache
def _program(name: str) -> str | None:
    """A command on PATH, beside the running Python, or in the MLIR and LLVM wheels."""
    folders = [Path(sys.executable).parent, *(folder / "bin" for folder in _mlir_wheels())]
    return shutil.which(name) or shutil.which(name, path=os.pathsep.join(map(str, folders)))


@cache
def _mlir_wheels() -> tuple[Path, ...]:
    found = [Path(root) / name for root in sys.path for name in ("mlir", "llvm")]
    return tuple(folder for folder in found if (folder / "bin").is_dir())


@cache
def _environment() -> dict[str, str]:
    libraries = [str(folder / "lib") for folder in _mlir_wheels()]
    before = os.environ.get("LD_LIBRARY_PATH")
    return {**os.environ, "LD_LIBRARY_PATH": os.pathsep.join(libraries + ([before] if before else []))}


@cache
def _available(feature: str) -> bool:
    return _program(feature) is not None or (feature.isidentifier() and find_spec(feature) is not None)


def _decode(text: bytes) -> str:
    return text.decode("utf-8", errors="replace")


def _numbered(text: bytes) -> str:
    lines = _decode(text).rstrip("\n").split("\n")
    return "\n".join(f"{number:4}  {line}" for number, line in enumerate(lines, 1))
