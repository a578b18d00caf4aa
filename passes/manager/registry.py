"""Passes by name, found by file name and loaded when asked for.

A pass is a `.py` file of `passes/`, or a `lower_to_*.py` or `plan_*.py` file of `lowering/`, with a module-level
`PASS`; then come plugins, by the entry point group `hloom.passes`; then xDSL's own passes of names that are still free.
The folders are named here, not imported: a room is never loaded for being listed.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xdsl.passes import ModulePass

_ROOMS = Path(__file__).parents[2]
_FILES = (("passes", "[!_]*.py"), ("lowering", "lower_to_*.py"), ("lowering", "plan_*.py"))
# Of xDSL's passes, those that start other programs or read files on behalf of the text that names them.
_NOT_XDSL = frozenset({"mlir-opt", "jax-use-donated-arguments", "apply-pdl", "apply-pdl-interp"})
_PLUGGED: ContextVar[Mapping[str, type[ModulePass]]] = ContextVar("plugged", default={})  # noqa: B039 (never written)


@cache
def pass_factories() -> dict[str, Callable[[], type[ModulePass]]]:
    """Every name of our passes and of the plugins', and how to load each."""
    found: dict[str, Callable[[], type[ModulePass]]] = {}
    for room, pattern in _FILES:
        for file in sorted((_ROOMS / room).glob(pattern)):
            found[file.stem.replace("_", "-")] = _from_file(f"hloom.{room}.{file.stem}")
    for plugin in entry_points(group="hloom.passes"):
        found.setdefault(plugin.name, plugin.load)
    return found


@cache
def xdsl_pass_factories() -> dict[str, Callable[[], type[ModulePass]]]:
    """xDSL's own passes, without the names that ours take."""
    from xdsl.transforms import get_all_passes

    return {n: f for n, f in get_all_passes().items() if n not in pass_factories() and n not in _NOT_XDSL}


def _from_file(module: str) -> Callable[[], type[ModulePass]]:
    return lambda: import_module(module).PASS


@contextmanager
def plugged(passes: Mapping[str, type[ModulePass]]) -> Generator[None]:
    """Inside, these passes are known by their names too, before all others."""
    held = _PLUGGED.set({**_PLUGGED.get(), **passes})
    try:
        yield
    finally:
        _PLUGGED.reset(held)


def find_pass(name: str) -> Callable[[], type[ModulePass]] | None:
    """How to load the pass of that name; None where there is none."""
    plugged = _PLUGGED.get().get(name)
    if plugged is not None:
        return lambda: plugged
    return pass_factories().get(name) or xdsl_pass_factories().get(name)


def load_pass(name: str) -> type[ModulePass]:
    """The pass of that name; an error with the nearest name where there is none."""
    from hloom.dialects.diagnostics import LocatedError

    factory = find_pass(name)
    if factory is None:
        raise LocatedError(f"'{name}' is not a pass", help=did_you_mean(name, all_pass_names()))
    return factory()


def all_pass_names() -> list[str]:
    return [*_PLUGGED.get(), *pass_factories(), *xdsl_pass_factories()]


def pass_summaries() -> dict[str, str]:
    """The first line of what each pass says of itself."""
    found = dict.fromkeys(xdsl_pass_factories(), "xDSL's")
    loaded = {**{name: factory() for name, factory in pass_factories().items()}, **_PLUGGED.get()}
    return found | {name: (pass_.__doc__ or "").strip().partition("\n")[0] for name, pass_ in loaded.items()}


def did_you_mean(name: str, known: list[str]) -> str | None:
    """A help line with the nearest of the known names."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    return f'did you mean "{near[0]}"?' if near else None
