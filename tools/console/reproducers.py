"""What an internal error leaves: a file with the command line, the versions, the traceback and the input.

Its RUN line runs it again, by hand or under lit.
"""

from __future__ import annotations

import shlex
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from importlib.metadata import version

from .failures import READ

# Of `opt`'s flags, those that a reproducer of the passes needs as well.
_KEPT = ("--allow-unregistered-dialect", "--no-implicit-module", "--load-dialect-plugin", "--load-pass-plugin")


def write_reproducer(arguments: Sequence[str], error: Exception, text: str | None) -> str:
    """The name of the file, or why there is none. `text` holds its passes itself; without, it is what was read last."""
    lines = [f"RUN: {_again(arguments, text is not None)}", f"command: hloom {shlex.join(arguments)}"]
    lines += [f"hloom {version('hloom')}, xdsl {version('xdsl')}, Python {sys.version.split()[0]}"]
    lines += "".join(traceback.format_exception(error)).rstrip().split("\n")
    head = "".join(f"// {line}\n" for written in lines for line in written.splitlines() or [""])
    last = READ[-1].text if READ else ""
    try:
        with tempfile.NamedTemporaryFile("wb", prefix="hloom-", suffix=".mlir", delete=False) as file:
            file.write((head + (last if text is None else text)).encode("utf-8", "surrogateescape"))
    except OSError as problem:
        return f"the output of the same command ({problem})"
    return file.name


def _again(arguments: Sequence[str], reproduces: bool) -> str:
    """A command that fails on the file, which it calls `%s`, as the first one did."""
    if reproduces:
        return " ".join(["hloom opt --run-reproducer", *_kept(arguments), "%s"])
    names = {"-", *(source.name for source in READ[-1:])}
    words = ["%s" if word in names else shlex.quote(word) for word in arguments]
    return " ".join(["hloom", *words, *([] if "%s" in words else ["%s"])])


def _kept(arguments: Sequence[str]) -> Iterator[str]:
    for number, word in enumerate(arguments):
        flag, equals, _ = word.partition("=")
        if "-" + flag.lstrip("-") not in {name[1:] for name in _KEPT}:
            continue
        yield shlex.quote(word)
        if "plugin" in flag and not equals:
            yield from map(shlex.quote, arguments[number + 1 : number + 2])
