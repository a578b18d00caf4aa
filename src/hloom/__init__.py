"""hloom: XLA, woven in Python. The public API; importing it loads nothing until a name is used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .api import Module, compile, opt, parse, rewrite
    from .dialects.diagnostics import CheckError, Error
    from .jitted import jit

__all__ = ["CheckError", "Error", "Module", "compile", "jit", "opt", "parse", "rewrite"]


def __getattr__(name: str) -> Any:
    if name in ("CheckError", "Error"):
        from .dialects import diagnostics

        return getattr(diagnostics, name)
    if name == "jit":
        from .jitted import jit

        return jit
    if name == "__version__":
        from importlib.metadata import version

        return version("hloom")
    if name in __all__:
        from . import api

        return getattr(api, name)
    raise AttributeError(f"module 'hloom' has no attribute {name!r}")
