"""Run many commands in one process: JSON lines in, JSON lines out.

Each line of standard input is {"argv": […], "stdin": "…"} (stdin may be left out); each line of standard output is
{"rc": …, "stdout": "…", "stderr": "…"} of that command. Commands don't see each other.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .console.arguments import Parser


@dataclass(frozen=True)
class Completed:
    """What a command did: its exit code, and what it wrote."""

    code: int
    stdout: bytes
    stderr: bytes


def add_arguments(parser: Parser) -> None:
    del parser


def execute(arguments: Namespace) -> int:
    del arguments
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(_answer(line)), flush=True)
    return 0


def _answer(line: str) -> dict[str, Any]:
    try:
        argv, stdin = _request(line)
    except ValueError as error:
        return {"rc": 2, "stdout": "", "stderr": f"hloom: error: not a request: {error}\n"}
    done = invoke(argv, stdin.encode("utf-8", errors="surrogateescape"))
    return {"rc": done.code, "stdout": _text(done.stdout), "stderr": _text(done.stderr)}


def _request(line: str) -> tuple[list[str], str]:
    """The argv and the standard input that a line asks for; raises ValueError where it is no request."""
    request: Any = json.loads(line)
    if not isinstance(request, dict):
        raise ValueError("an object is expected")
    argv, stdin = request.get("argv"), request.get("stdin", "")  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if not isinstance(argv, list) or not all(isinstance(a, str) for a in argv):  # pyright: ignore[reportUnknownVariableType]
        raise ValueError('"argv" is to be a list of strings')
    if not isinstance(stdin, str):
        raise ValueError('"stdin" is to be a string')
    return argv, stdin  # pyright: ignore[reportUnknownVariableType]


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def invoke(argv: Sequence[str], stdin: bytes = b"", *, merge: bool = False) -> Completed:
    """Runs `hloom ARGV…` in this process on `stdin`; with `merge`, stderr goes into stdout in the order written."""
    from .main import main

    out, err = _stream(), _stream()
    previous = sys.stdin
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out if merge else err):
        sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
        try:
            code = main(argv)
        finally:
            sys.stdin = previous
    return Completed(code, _bytes(out), _bytes(err))


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="surrogateescape", newline="\n", write_through=True)


def _bytes(stream: io.TextIOWrapper) -> bytes:
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()
