"""The boundary between the tools and whoever runs them: every failure is a short message and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from .arguments import UsageError

if TYPE_CHECKING:
    from hloom.dialects.diagnostics import Error, Source

FINE, FAILED, REJECTED, INTERNAL, INTERRUPTED = 0, 1, 2, 70, 130
# The texts that the running command has read, the last one being what it was at when it failed.
READ: list[Source] = []


class CheckFailed(Exception):
    """A check, comparison or diagnostics expectation that failed; the message has been printed already."""


def guarded(arguments: Sequence[str], work: Callable[[], int]) -> int:
    """The exit code of `work`, whatever it raises; a traceback goes into a reproducer file only."""
    READ.clear()
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

    from .reproducers import write_reproducer

    if isinstance(error, Error) and not isinstance(error, InternalError):
        return report(error)
    said = str(error) if isinstance(error, InternalError) else f"{type(error).__name__}: {error}"
    summary = said.partition("\n")[0]
    print(f"hloom: internal error: {summary}", file=sys.stderr)
    text = error.reproducer if isinstance(error, InternalError) else None
    print(f"help: please report it with {write_reproducer(arguments, error, text)}", file=sys.stderr)
    return INTERNAL


def report(error: Error) -> int:
    """Prints an error of the program's; the exit code says whether a check failed, or the input was rejected."""
    from hloom.dialects.diagnostics import CheckError, LocatedError

    print(error if isinstance(error, LocatedError) else LocatedError(str(error)), file=sys.stderr)
    return FAILED if isinstance(error, CheckError) else REJECTED
