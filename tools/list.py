"""List passes, rules, dialects, targets or pipelines.

One a line: its name, then what there is to say about it.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from .console.arguments import Parser
from .console.failures import FINE


def add_arguments(parser: Parser) -> None:
    parser.add_argument("what", choices=sorted(_LISTS), metavar="WHAT", help=", ".join(sorted(_LISTS)))


def execute(arguments: Namespace) -> int:
    rows = list(_LISTS[arguments.what]())
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)] if rows else []
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        print("  ".join([*cells, row[-1]]).rstrip())
    return FINE


def _passes() -> Iterator[tuple[str, ...]]:
    from hloom.passes.manager import pass_factories, pass_summaries, xdsl_pass_factories

    summaries = pass_summaries()
    for name in (*pass_factories(), *sorted(xdsl_pass_factories())):
        yield name, summaries[name]


def _rules() -> Iterator[tuple[str, ...]]:
    from hloom.passes.canonicalize_rules import dialect_rules, ruled_dialects

    for dialect in ruled_dialects():
        for rule in dialect_rules(dialect):
            yield rule.name, rule.exactness.value, _first_line(rule.doc)


def _dialects() -> Iterator[tuple[str, ...]]:
    from hloom.dialects.context import dialect_factories

    for name, factory in sorted(dialect_factories().items()):
        yield name, "xDSL's" if factory.__module__.startswith("xdsl.") else ""


def _targets() -> Iterator[tuple[str, ...]]:
    from hloom.lowering.targets import target_factories

    for name, factory in target_factories().items():
        yield name, _summary(type(factory()))


def _pipelines() -> Iterator[tuple[str, ...]]:
    from hloom.lowering.stages import WAY_DOWN

    for stage, passes in WAY_DOWN.items():
        yield stage, ",".join(passes)


def _summary(thing: type) -> str:
    return _first_line(thing.__doc__ or "")


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]


_LISTS = {"passes": _passes, "rules": _rules, "dialects": _dialects, "targets": _targets, "pipelines": _pipelines}
