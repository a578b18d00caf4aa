"""The context that programs are read in: dialects load by name when a text first mentions them.

A dialect is a file or package of this room that has a module-level `DIALECT` (an `xdsl.ir.Dialect`); where we have
none of that name, xDSL's own is used; then come plugins, by the entry point group `hloom.dialects`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Protocol

from xdsl.context import Context as XdslContext
from xdsl.dialects import get_all_dialects
from xdsl.dialects.builtin import ModuleOp
from xdsl.ir import Dialect, Operation

# Files of this room that are no dialects.
_NOT_DIALECTS = frozenset({"__init__", "context", "diagnostics", "verifier", "text"})


class Evaluator(Protocol):
    """Runs a program on values; what folding, trip counts and proofs need of the interpreter."""

    def __call__(self, module: ModuleOp, function: str, arguments: Sequence[Any]) -> list[Any]:
        """Results of `function` on NumPy arrays, in order."""
        ...


class Executable(Protocol):
    """A program that a target has compiled."""

    def __call__(self, *arguments: Any) -> list[Any]:
        """Results on NumPy arrays, in order; raises `hloom.Error` where shapes or dtypes do not fit."""
        ...


class Target(Protocol):
    """A back end (DESIGN: `hloom list targets`). C and the interpreter implement it like any other."""

    name: str
    api_version: int

    def supports(self, op: Operation) -> bool | str:
        """True, or why not."""
        ...

    def compile(self, module: ModuleOp) -> Executable: ...

    def emit_c(self, module: ModuleOp) -> Any | None: ...


class Context(XdslContext):
    """xDSL's context with hloom's dialects registered, and the services that passes may ask for."""

    evaluator: Evaluator | None
    targets: dict[str, Target]
    listener: Any
    """What watches rewriting (`hloom.passes.rewrite.Listener`), or None."""

    def __init__(self, allow_unregistered: bool = False) -> None:
        super().__init__(allow_unregistered)
        self.evaluator = None
        self.targets = {}
        self.listener = None
        for name, factory in dialect_factories().items():
            self.register_dialect(name, factory)


@cache
def dialect_factories() -> dict[str, Callable[[], Dialect]]:
    """Every dialect's name and how to load it; nothing is imported before its factory is called."""
    factories = dict(get_all_dialects())
    for entry in sorted(Path(__file__).parent.iterdir()):
        name = entry.stem
        if name not in _NOT_DIALECTS and (entry.suffix == ".py" or (entry / "__init__.py").exists()):
            factories[name] = _ours(name)
    for plugin in entry_points(group="hloom.dialects"):
        factories[plugin.name] = plugin.load
    return factories


def _ours(name: str) -> Callable[[], Dialect]:
    def load() -> Dialect:
        return import_module(f"hloom.dialects.{name}").DIALECT

    return load
