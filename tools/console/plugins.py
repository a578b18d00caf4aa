"""`--load-dialect-plugin` and `--load-pass-plugin`: Python files, or modules by name."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import TypeGuard, TypeVar

from xdsl.ir import Dialect
from xdsl.passes import ModulePass

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import LocatedError, Source

_Thing = TypeVar("_Thing")


def load_dialects(plugins: Sequence[str], context: Context) -> None:
    """Makes the dialects of these plugins, their module-level `Dialect`s, known to the context."""
    for plugin in plugins:
        for dialect in _found(plugin, _is_dialect, "xdsl.ir.Dialect"):
            if dialect.name in context.registered_dialect_names:
                raise LocatedError(f"there is a dialect '{dialect.name}' already", Source(plugin, ""))
            context.load_dialect(dialect)


def _is_dialect(thing: object) -> TypeGuard[Dialect]:
    return isinstance(thing, Dialect)


def load_passes(plugins: Sequence[str]) -> dict[str, type[ModulePass]]:
    """The passes of these plugins, their subclasses of `ModulePass` that have a name, by name."""
    return {pass_.name: pass_ for plugin in plugins for pass_ in _found(plugin, _is_pass, "xdsl.passes.ModulePass")}


def _is_pass(thing: object) -> TypeGuard[type[ModulePass]]:
    return isinstance(thing, type) and issubclass(thing, ModulePass) and isinstance(getattr(thing, "name", None), str)


def _found(plugin: str, fits: Callable[[object], TypeGuard[_Thing]], what: str) -> list[_Thing]:
    """What a plugin brings; a file that only imports some brings those. LocatedError where there is nothing."""
    module = _load(plugin)
    found = [thing for thing in vars(module).values() if fits(thing)]
    if not found:
        raise LocatedError(f"there is no {what} in it", Source(plugin, ""))
    return [thing for thing in found if getattr(thing, "__module__", None) == module.__name__] or found


def _load(plugin: str) -> ModuleType:
    """A plugin's module; whatever it raises when it is run is an error with its name."""
    try:
        return _from_file(Path(plugin)) if plugin.endswith(".py") else import_module(plugin)
    except OSError as error:
        raise LocatedError(error.strerror or str(error), Source(plugin, "")) from None
    except Exception as error:
        raise LocatedError(f"cannot be loaded: {type(error).__name__}: {error}", Source(plugin, "")) from error


def _from_file(path: Path) -> ModuleType:
    name = f"hloom_plugin_{path.stem}"
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look there for their fields' types
    spec.loader.exec_module(module)
    return module
