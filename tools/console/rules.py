"""Rules on the command line: `--rules`, `--explain`, `--why-not` and `--mlir-debug-counter` of `opt`."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from xdsl.ir import Operation

from hloom.dialects.diagnostics import LocatedError, place_of

if TYPE_CHECKING:
    from hloom.passes.manager import Pipeline
    from hloom.passes.rewrite import AnyRule, Listener
    from hloom.passes.rewrite.explain import Log

_REQUEST = re.compile(r"(?P<rule>[^@]+)(?:@(?P<file>.*):(?P<line>\d+))?")


def with_rules(pipeline: Pipeline, files: Sequence[str]) -> Pipeline:
    """The pipeline with the rules of files applied first."""
    if not files:
        return pipeline
    from hloom.passes.apply_rules import ApplyRules
    from hloom.passes.manager import Pipeline

    return Pipeline(pipeline.anchor, (*map(ApplyRules, files), *pipeline.steps))


def listeners(arguments: Namespace) -> tuple[Log | None, Listener | None]:
    """What writes firings down for `--explain`, and what watches rewriting; None where nobody asked."""
    if not arguments.explain and not arguments.mlir_debug_counter:
        return None, None
    from hloom.passes.rewrite.counters import Counters, read_counters
    from hloom.passes.rewrite.explain import Log

    log = Log() if arguments.explain else None
    counters = read_counters(arguments.mlir_debug_counter)
    return log, Counters(counters, log) if counters else log


def why_not(request: str, pipeline: Pipeline, op: Operation) -> str:
    """What keeps a rule from each op that it could start from: notes with their places."""
    from hloom.passes.rewrite.explain import why_not

    match = _REQUEST.fullmatch(request)
    if match is None:
        raise LocatedError(f"for the --why-not option: '{request}' is not RULE or RULE@FILE:L")
    rule = _rule(match["rule"], pipeline)
    candidates = list(op.walk()) if match["line"] is None else list(_on_line(op, match["file"], int(match["line"])))
    reasons = [str(reason) for reason in why_not(rule, candidates)]
    return "\n".join(reasons) or f"{request}: note: nothing that the rule could start from ({_names(rule.roots)})"


def _names(classes: Iterable[type[Operation]]) -> str:
    return ", ".join(sorted(cls.name for cls in classes))


def _rule(name: str, pipeline: Pipeline) -> AnyRule:
    """A rule of the given files, or of canonicalize."""
    from hloom.passes.apply_rules import ApplyRules
    from hloom.passes.canonicalize_rules import dialect_rules, ruled_dialects
    from hloom.passes.rewrite.loading import load_rules

    files = [step.rules for step in pipeline.steps if isinstance(step, ApplyRules)]
    rules = [rule for file in files for rule in load_rules(file)]
    rules += [rule for dialect in ruled_dialects() for rule in dialect_rules(dialect)]
    known = {rule.name: rule for rule in reversed(rules)}
    if name not in known:
        near = get_close_matches(name, known, n=1)
        help = f"did you mean '{near[0]}'?" if near else None
        raise LocatedError(f"for the --why-not option: no rule '{name}'", help=help)
    return known[name]


def _on_line(op: Operation, file: str, line: int) -> Iterator[Operation]:
    for inner in op.walk():
        place = place_of(inner)
        if place is not None and place.source.name == file and place.source.line_column(place.offset)[0] == line:
            yield inner
