"""Reading and writing what the command line names. `-` is standard input or output; every failure is one line."""

from __future__ import annotations

import sys
from pathlib import Path

from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.parser import decode

from .failures import READ

STDIN = "<stdin>"


def read_source(file: str) -> Source:
    """The text of a file, or of standard input for `-`; raises a `LocatedError` where it cannot be read."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise file_error(file, error) from None
    source = decode(data, STDIN if file == "-" else file)
    READ.append(source)
    return source


def write_text(file: str, text: str) -> None:
    """Writes to a file, or to standard output for `-`; raises a `LocatedError` where it cannot be written."""
    if file == "-":
        sys.stdout.write(text)
        return
    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as error:
        raise file_error(file, error) from None


def make_folder(folder: str) -> Path:
    """The folder, made if it is not there; raises a `LocatedError` where it cannot be."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_error(folder, error) from None
    return Path(folder)


def file_error(file: str, error: OSError) -> LocatedError:
    """`FILE: error: what the system says`."""
    return LocatedError(error.strerror or str(error), Source(file, ""))
