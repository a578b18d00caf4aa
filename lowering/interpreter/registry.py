"""Where the meanings of ops are registered by name; a dialect's file or package loads when asked for.

A *meaning* is planned once per op and gives the function that each execution calls. Its arguments are the op's
operands, then the values that its regions capture (`Planner.captures`); it returns the result, or a tuple of several.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from xdsl.ir import Operation
from xdsl.traits import IsTerminator

from .functions import Run

if TYPE_CHECKING:
    from .planner import Planner
    from .writer import Writer

Plan: TypeAlias = "Callable[[Any, Planner], Run]"
Emit: TypeAlias = "Callable[[Any, Writer], None]"
_PlanT = TypeVar("_PlanT", bound=Plan)
_EmitT = TypeVar("_EmitT", bound=Emit)


class NotLiftable(Exception):
    """An op has no meaning on values with batch axes, so that the region around it runs element by element."""


class Meaning(NamedTuple):
    plan: Plan
    # Whether the function also holds for values that have gained leading batch axes.
    pointwise: bool


MEANINGS: dict[str, Meaning] = {}
LIFTED: dict[str, Plan] = {}
STATEMENTS: dict[str, Emit] = {}


def meaning(*names: str, pointwise: bool = False) -> Callable[[_PlanT], _PlanT]:
    """Registers how the ops of these names are planned; `pointwise` says that the result also holds lifted."""

    def register(plan: _PlanT) -> _PlanT:
        for name in names:
            MEANINGS[name] = Meaning(plan, pointwise)
        return plan

    return register


def lifted(*names: str) -> Callable[[_PlanT], _PlanT]:
    """Registers the meaning inside a lifted region, where it differs; planning may raise `NotLiftable`."""

    def register(plan: _PlanT) -> _PlanT:
        for name in names:
            LIFTED[name] = plan
        return plan

    return register


def statement(*names: str) -> Callable[[_EmitT], _EmitT]:
    """Registers ops that are written as Python statements of their block's function: constants, control flow, calls."""

    def register(emit: _EmitT) -> _EmitT:
        for name in names:
            STATEMENTS[name] = emit
        return emit

    return register


@cache
def load(dialect: str) -> None:
    """Imports the meanings of a dialect: the file or package of its name in this folder, if there is one."""
    here = Path(__file__).parent
    folder = here / dialect
    if (here / f"{dialect}.py").exists():
        import_module(f".{dialect}", __package__)
    elif folder.is_dir():
        for file in sorted(set(folder.glob("*.py")) - {folder / "__init__.py"}):
            import_module(f".{dialect}.{file.stem}", __package__)


def has_meaning(op: Operation) -> bool:
    """Whether an op of this name can be run, or is part of what holds ops: functions, and the ends of blocks."""
    load(op.name.partition(".")[0])
    known = op.name in MEANINGS or op.name in STATEMENTS or op.name in LIFTED
    return known or op.name in _STRUCTURE or op.has_trait(IsTerminator, value_if_unregistered=False)


_STRUCTURE = frozenset({"builtin.module", "func.func", "emitc.func"})
