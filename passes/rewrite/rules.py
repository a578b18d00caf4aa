"""Rules: what rewrites what, under which name, and what is kept of the program's meaning.

A rule is written as a traced function (`@rule`), or as a plain function on an op and a rewriter (`@native`) where
patterns cannot say it. Both are xDSL `RewritePattern`s.
"""

from __future__ import annotations

import inspect
from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

from xdsl.ir import Operation
from xdsl.pattern_rewriter import PatternRewriter, RewritePattern
from xdsl.rewriter import InsertPoint

from .matcher import Matcher, benefit, matchers
from .spelling import rule_text
from .terms import Attr, Body, Place, Rewrite, Value, Values, rule_error

OpT = TypeVar("OpT", bound=Operation)


class Exactness(Enum):
    """What a rule keeps of every result: all bits (NaNs compare equal), all but float order, or the finite ones."""

    EXACT = "exact"
    REASSOCIATES = "reassociates"
    FINITE = "finite"


exact, reassociates, finite = Exactness


@dataclass(eq=False)
class AnyRule(RewritePattern):
    """What traced and native rules have in common. `doc` says in one line what becomes what."""

    name: str
    doc: str
    exactness: Exactness
    priority: int
    place: Place
    roots: tuple[type[Operation], ...]

    @property
    def benefit(self) -> int:
        """How many ops the rule matches; of two rules that apply, the one with more comes first, then by priority."""
        return 1

    @abstractmethod
    def apply(self, op: Operation, rewriter: PatternRewriter) -> bool:
        """Rewrites `op`, of one of the root classes, if the rule matches; whether it did."""

    def match_and_rewrite(self, op: Operation, rewriter: PatternRewriter, /) -> None:
        if isinstance(op, self.roots):
            self.apply(op, rewriter)


@dataclass(eq=False)
class Rule(AnyRule):
    """A rule that is a pattern and what takes its place. Its matchers are compiled here, so that mistakes show."""

    rewrite: Rewrite
    matchers: list[Matcher] = field(init=False)

    def __post_init__(self) -> None:
        self.matchers = matchers(self.rewrite, self.name)

    @cached_property
    def _benefit(self) -> int:
        return benefit(self.rewrite)

    @property
    def benefit(self) -> int:
        return self._benefit

    def apply(self, op: Operation, rewriter: PatternRewriter) -> bool:
        for matcher in self.matchers:
            found = matcher.function(op)
            if found is not None:
                rewriter.replace(op, *found)
                return True
        return False

    def __str__(self) -> str:
        """The rule as an entry of a `.rewrite` file."""
        return rule_text(self)


@dataclass(eq=False)
class NativeRule(AnyRule):
    """A rule that is a plain function, for what patterns cannot say."""

    function: Callable[[Any, PatternRewriter], bool]

    def apply(self, op: Operation, rewriter: PatternRewriter) -> bool:
        rewriter.insertion_point = InsertPoint.before(op)
        return self.function(op, rewriter)


def rule(exactness: Exactness, *, priority: int = 0) -> Callable[[Callable[..., Rewrite]], Rule]:
    """Makes a rule of a function from traced values and attributes to a `Rewrite`; its docstring is the rule's text."""

    def trace(function: Callable[..., Rewrite]) -> Rule:
        name, place, doc = _described(function)
        rewrite = function(**_traced(function, place))
        if not isinstance(rewrite, Rewrite):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise rule_error(f"rule '{name}' is to return pattern.to(…)", place)
        return Rule(name, doc, exactness, priority, place, (rewrite.old.op_class,), rewrite)

    return trace


def native(
    exactness: Exactness, *roots: type[OpT], priority: int = 0
) -> Callable[[Callable[[OpT, PatternRewriter], bool]], NativeRule]:
    """Makes a rule of a function that rewrites ops of the root classes itself, and says whether it did."""

    def make(function: Callable[[OpT, PatternRewriter], bool]) -> NativeRule:
        name, place, doc = _described(function)
        return NativeRule(name, doc, exactness, priority, place, roots, function)

    return make


def _described(function: Callable[..., Any]) -> tuple[str, Place, str]:
    code = function.__code__
    place = Place(code.co_filename, code.co_firstlineno)
    doc = inspect.getdoc(function)
    if not doc:
        raise rule_error(f"rule '{function.__name__}' needs a docstring that says what becomes what", place)
    return function.__name__, place, doc


_Parameter: TypeAlias = Value | Values | Attr | Body
_TERMS: tuple[type[_Parameter], ...] = (Value, Values, Attr, Body)
_KINDS: dict[Any, type[_Parameter]] = {**{kind.__name__: kind for kind in _TERMS}, **{kind: kind for kind in _TERMS}}


def _traced(function: Callable[..., Rewrite], place: Place) -> dict[str, _Parameter]:
    """A term for each parameter, of the kind that its annotation says."""
    code, terms = function.__code__, dict[str, _Parameter]()
    for name in code.co_varnames[: code.co_argcount]:
        kind = function.__annotations__.get(name)
        if kind not in _KINDS:
            names = ", ".join(term.__name__ for term in _TERMS)
            message = f"parameter '{name}' of rule '{function.__name__}' is to be one of {names}"
            raise rule_error(message, place)
        terms[name] = _KINDS[kind](name)
    return terms
