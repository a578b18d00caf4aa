"""Back ends: the files of this folder with a module-level `TARGET`, and plugins (entry points `hloom.targets`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

from hloom.dialects.context import Target
from hloom.dialects.diagnostics import LocatedError


@cache
def target_factories() -> dict[str, Callable[[], Target]]:
    """Every target's name and how to load it; nothing is imported before its factory is called."""
    ours = {p.stem: _ours(p.stem) for p in sorted(Path(__file__).parent.glob("*.py")) if p.stem != "__init__"}
    return ours | {plugin.name: plugin.load for plugin in entry_points(group="hloom.targets")}


def _ours(name: str) -> Callable[[], Target]:
    return lambda: import_module(f"{__name__}.{name}").TARGET


def load_target(name: str) -> Target:
    """The target of that name; an error that lists the known ones where there is none."""
    factory = target_factories().get(name)
    if factory is None:
        known = ", ".join(target_factories())
        raise LocatedError(f"unknown target '{name}'", help=f"the targets are {known}")
    return factory()
