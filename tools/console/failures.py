"""The boundary between the tools and whoever runs them: every failure is a short message and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .arguments import UsageError

if TYPE_CHECKING:
    from hloom.dialects.diagnostics import Error

FINE, FAILED, REJECTED, INTERNAL, INTERRUPTED = 0, 1, 2, 70, 130


class CheckFailed(Exception):
    """A check, comparison or diagnostics expectation that failed; the message has been printed already."""


def guarded(arguments: Sequence[str], work: Callable[[], int]) -> int:
    """The exit code of `work`, whatever it raises; a traceback goes into a reproducer file only."""
    try:
        code = work()
        sys.stdout.flush()
        return code
    except SystemExit as leaving:  # argparse, after --help
        return leaving.code if isinstance(leaving.code, int) else REJECTED
    except UsageError as error:
        return _say(f"hloom: error: {error}", error.help)
    except BrokenPipeError:
        return _broken_pipe()
    except KeyboardInterrupt:
        return INTERRUPTED
    except MemoryError as error:
        return _say(f"hloom: error: out of memory{f': {error}' if str(error) else ''}", None)
    except CheckFailed:
        return FAILED
    except Exception as error:
        return _report(arguments, error)


def _say(message: str, help: str | None) -> int:
    print(message if help is None else f"{message}\nhelp: {help}", file=sys.stderr)
    return REJECTED


def _broken_pipe() -> int:
    """The reader has gone: what Python still holds for it must not be flushed at exit."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FINE


def _report(arguments: Sequence[str], error: Exception) -> int:
    from hloom.dialects.diagnostics import Error
    from hloom.passes.manager import InternalError

    if isinstance(error, Error) and not isinstance(error, InternalError):
        return report(error)
    said = str(error) if isinstance(error, InternalError) else f"{type(error).__name__}: {error}"
    summary = said.partition("\n")[0]
    print(f"hloom: internal error: {summary}", file=sys.stderr)
    print(f"help: please report it with {_reproducer(arguments, error)}", file=sys.stderr)
    return INTERNAL


def report(error: Error) -> int:
    """Prints an error of the program's; the exit code says whether a check failed, or the input was rejected."""
    from hloom.dialects.diagnostics import CheckError, LocatedError

    print(error if isinstance(error, LocatedError) else LocatedError(str(error)), file=sys.stderr)
    return FAILED if isinstance(error, CheckError) else REJECTED


def _reproducer(arguments: Sequence[str], error: Exception) -> str:
    """A file with the command line, the versions, the traceback and the input; its name, or why there is none."""
    import tempfile
    import traceback

    lines = [f"hloom {_version('hloom')}, xdsl {_version('xdsl')}, Python {sys.version.split()[0]}"]
    lines += [f"command: hloom {' '.join(arguments)}"]
    lines += "".join(traceback.format_exception(error)).rstrip().split("\n")
    text = "".join(f"// {line}\n" for line in lines) + _input(arguments)
    try:
        with tempfile.NamedTemporaryFile("w", prefix="hloom-", suffix=".mlir", delete=False, encoding="utf-8") as file:
            file.write(text)
    except OSError as problem:
        return f"the output of the same command ({problem})"
    return file.name


def _version(package: str) -> str:
    from importlib.metadata import version

    return version(package)


def _input(arguments: Sequence[str]) -> str:
    """The first file that the command line names, if it is text."""
    for argument in arguments:
        path = Path(argument)
        if not argument.startswith("-") and path.is_file():
            return path.read_text(encoding="utf-8", errors="replace")
    return ""
