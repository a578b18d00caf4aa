"""Rules from files: `.rewrite` texts, and Python files whose module-level rules count."""

from __future__ import annotations

import runpy
from pathlib import Path

from hloom.dialects.diagnostics import Error, LocatedError, Source

from .rules import AnyRule
from .text import read_rules


def load_rules(path: str | Path) -> list[AnyRule]:
    """The rules of a file, in its order. Raises `hloom.Error` where it cannot be read, or is no file of rules."""
    path = Path(path)
    if path.suffix not in (".rewrite", ".py"):
        raise LocatedError(f"{path}: rules come in a .rewrite or a .py file")
    try:
        if path.suffix == ".py":
            return _from_python(path)
        return list(read_rules(Source(str(path), path.read_text(encoding="utf-8"))))
    except (OSError, UnicodeDecodeError) as error:
        raise LocatedError(f"{path}: {getattr(error, 'strerror', None) or error}") from None


def _from_python(path: Path) -> list[AnyRule]:
    try:
        module = runpy.run_path(str(path))
    except (Error, OSError):
        raise
    except Exception as error:  # whatever the file does
        raise LocatedError(f"{path}: {type(error).__name__}: {error}") from error
    return [value for value in module.values() if isinstance(value, AnyRule)]
