"""Pipelines as text: `builtin.module(func.func(cse),canonicalize{max-iterations=3})`, in MLIR's grammar.

    pipeline ::= element (`,` element)*
    element  ::= (op-name | `any`) `(` pipeline? `)`  |  pass-name (`{` option* `}`)?
    option   ::= name (`=` value)?

Options are set apart by spaces; a value is a word, a quoted string, or `{…}`; a list is `1,2,3`. Errors point into the
text.
"""

from __future__ import annotations

import re

from xdsl.passes import ModulePass

from hloom.dialects.diagnostics import LocatedError, Source

from .options import Option, make_pass
from .pipeline import ANY, MODULE, Pipeline, can_run_on
from .registry import all_pass_names, did_you_mean, find_pass

_NAME = re.compile(r"[\w.-]+")
_SPACE = re.compile(r"\s*")
_VALUE = re.compile(r"""'[^']*'|"[^"]*"|(?:[^\s{}'"]|\{[^{}]*\})+""")


def parse_pipeline(text: str, name: str = "<pass-pipeline>", anchor: str = MODULE) -> Pipeline:
    """The pipeline that `text` describes, with `ANCHOR(…)` around it where the text leaves that out.

    `name` is what errors call the text. Raises a `LocatedError` at the first thing that is wrong.
    """
    return _Parser(Source(name, text)).parse(anchor)


class _Parser:
    def __init__(self, source: Source) -> None:
        self.source, self.text, self.at = source, source.text, 0

    def parse(self, anchor: str) -> Pipeline:
        steps = self.steps(anchor, end="")
        only = steps[0] if len(steps) == 1 else None
        if isinstance(only, Pipeline) and (anchor == ANY or only.anchor in (anchor, MODULE)):
            return only
        return Pipeline(anchor, tuple(steps))

    def steps(self, anchor: str, end: str) -> list[ModulePass | Pipeline]:
        """Elements up to `end`, which is consumed; the empty string is the end of the text."""
        steps: list[ModulePass | Pipeline] = []
        start = max(self.at - 1, 0)
        while not self.accept(end):
            if steps and not self.accept(","):
                raise self.unbalanced(start, end)
            steps.append(self.element(anchor, start, end))
        return steps

    def unbalanced(self, start: int, end: str) -> LocatedError:
        if end and self.at == len(self.text):
            return self.error("'(' is never closed", start)
        return self.error("expected ',' or ')'" if end else "expected ','", self.at)

    def element(self, anchor: str, start: int, end: str) -> ModulePass | Pipeline:
        self.skip()
        at, match = self.at, _NAME.match(self.text, self.at)
        if match is None:
            raise (
                self.unbalanced(start, end) if self.at == len(self.text) and end else self.error("expected a pass", at)
            )
        self.at = match.end()
        if self.accept("("):
            return self.nested(match.group(), at)
        return self.pass_(match.group(), at, anchor)

    def nested(self, anchor: str, at: int) -> Pipeline:
        if anchor != ANY and "." not in anchor:
            raise self.error(
                f"'{anchor}' is not the name of an op: a nested pipeline is anchored on one, or on 'any'", at
            )
        return Pipeline(anchor, tuple(self.steps(anchor, end=")")))

    def pass_(self, name: str, at: int, anchor: str) -> ModulePass:
        factory = find_pass(name)
        if factory is None:
            message = f"'{name}' does not refer to a registered pass or pass pipeline"
            raise self.error(message, at, did_you_mean(name, all_pass_names()))
        options = self.options() if self.accept("{") else []
        found = make_pass(factory(), options, self.source, at)
        if not can_run_on(found, anchor):
            raise self.error(f"pass '{name}' works on '{MODULE}' only, and cannot be scheduled on '{anchor}'", at)
        return found

    def options(self) -> list[Option]:
        found: list[Option] = []
        start = self.at - 1
        while not self.accept("}"):
            found.append(self.option(start))
            self.accept(",")
        return found

    def option(self, start: int) -> Option:
        at, match = self.at, _NAME.match(self.text, self.at)
        if match is None:
            raise (
                self.error("'{' is never closed", start)
                if self.at == len(self.text)
                else self.error("expected an option", at)
            )
        self.at = match.end()
        if self.text[self.at : self.at + 1] != "=":
            return Option(match.group(), None, at)
        value = _VALUE.match(self.text, self.at + 1)
        if value is None:
            raise self.error(f"expected a value for option '{match.group()}'", self.at + 1)
        self.at = value.end()
        return Option(match.group(), value.group(), at)

    def accept(self, mark: str) -> bool:
        """Whether `mark` comes next (after spaces), which is then consumed; an empty mark is the end of the text."""
        self.skip()
        found = self.text.startswith(mark, self.at) if mark else self.at == len(self.text)
        self.at += len(mark) if found else 0
        return found

    def skip(self) -> None:
        space = _SPACE.match(self.text, self.at)
        assert space is not None
        self.at = space.end()

    def error(self, message: str, at: int, help: str | None = None) -> LocatedError:
        return LocatedError(message, self.source, at, help=help)
