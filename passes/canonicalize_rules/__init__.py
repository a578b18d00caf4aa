"""The rules of `canonicalize`: a folder for each dialect, read when a program has an op of it; and some of xDSL's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from xdsl.ir import Operation

from hloom.dialects.context import Evaluator

from ..rewrite import AnyRule, RuleSet
from .folding import FOLDED, Fold
from .trusted import trusted_rules


def canonicalization_rules(evaluator: Evaluator | None) -> RuleSet:
    """The rules for an op class: its dialect's, those of xDSL that are known to be right, and folding."""

    def rules_of(op_class: type[Operation]) -> Iterator[AnyRule]:
        dialect = op_class.name.partition(".")[0]
        yield from (rule for rule in dialect_rules(dialect) if op_class in rule.roots)
        yield from trusted_rules(op_class)
        if evaluator is not None and op_class.name in FOLDED:
            yield Fold(evaluator)

    return RuleSet(rules_of)


def ruled_dialects() -> list[str]:
    """The dialects that have a folder of rules here."""
    return sorted(folder.name for folder in Path(__file__).parent.iterdir() if (folder / "__init__.py").exists())


@cache
def dialect_rules(dialect: str) -> tuple[AnyRule, ...]:
    """The rules in the files of a dialect's folder, in the order of the files and of their lines."""
    files = sorted((Path(__file__).parent / dialect).glob("[!_]*.py")) if dialect.isidentifier() else []
    modules = (import_module(f"{__name__}.{dialect}.{file.stem}") for file in files)
    return tuple(rule for module in modules for rule in vars(module).values() if isinstance(rule, AnyRule))
