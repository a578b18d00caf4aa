"""Custom forms of operations as the parser reads them: a module here for each dialect; plugins bring their own.

A `Forms` class is a grammar fragment and its actions. docs/custom_forms.md shows one, step by step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from xdsl.dialect_interfaces import DialectInterface

if TYPE_CHECKING:
    from ..reader import Reader


@dataclass(frozen=True, eq=False)
class Fragment:
    """What a dialect adds to the grammar: rules in lark's notation, operations by their terminal, actions."""

    name: str
    grammar: str
    operations: Mapping[str, Sequence[str]]
    actions: Sequence[str]


class Forms:
    """The custom forms of a dialect: `grammar` extends `operation_body`, and the methods are its actions.

    `operations` maps a terminal (one for each *shape*, named in capitals with the dialect's name first) to the
    operations that begin with it. Names of rules and actions begin with the dialect's name too.
    """

    name: ClassVar[str]
    grammar: ClassVar[str]
    operations: ClassVar[Mapping[str, Sequence[str]]]

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    @classmethod
    def fragment(cls) -> Fragment:
        actions = sorted(name for name in vars(cls) if name.startswith(f"{cls.name}_"))
        return Fragment(cls.name, cls.grammar, cls.operations, actions)


class CustomForms(DialectInterface):
    """How a dialect from outside brings its forms: `Dialect("npu", ops, attributes, [CustomForms(NpuForms)])`."""

    def __init__(self, forms: type[Forms]) -> None:
        self.forms = forms


@cache
def own_names() -> tuple[str, ...]:
    """The dialects whose forms are modules here."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_")))


@cache
def own_forms(name: str) -> type[Forms]:
    """The class of `forms/NAME.py`: its `FORMS`."""
    return import_module(f"{__name__}.{name}").FORMS


def own_fragments() -> list[Fragment]:
    return [own_forms(name).fragment() for name in own_names()]
