"""What all actions share: the text, the context, the run in progress, and located errors."""

from __future__ import annotations

from typing import Any

from xdsl.ir import Attribute

from ..builtin import DistinctAttr
from ..context import Context
from ..diagnostics import LocatedError, Source, UnsupportedError
from .lexer import NESTING_LIMIT, Run, Token

# An alias, and all uses of aliases together, may stand for as much as this: doubling aliases would otherwise name
# exponentially large attributes.
NODE_LIMIT = 1_000_000


class State:
    """One text being read."""

    def __init__(self, source: Source, context: Context) -> None:
        self.source, self.text, self.context = source, source.text, context
        self.aliases: dict[str, Attribute] = {}
        self.distinct_attributes: dict[int, DistinctAttr] = {}
        self.alias_nodes: dict[int, int] = {}
        self.expanded = 0
        self.interned: dict[str, Token] = {}
        # Constants by their literal and their type's identity: programs say the same few over and over.
        self.constants: dict[tuple[str, int], tuple[Attribute, Attribute]] = {}
        # The dialect that operations' names without one belong to, as far as the lexer has come.
        self.preferred = "func"
        self.resource_names: dict[str, str] = {}
        self.external: dict[str, dict[str, str | bool]] = {}
        self.nesting = 0
        self.run = Run(self, 0, 0)  # pyright: ignore[reportArgumentType]
        # The run's stack of values and where their texts begin; here, because every operation asks.
        self.values: list[Any] = []
        self.offsets: list[int] = []

    def enter(self, run: Run) -> None:
        """Makes `run` the one whose parts actions are given."""
        self.run, self.values, self.offsets = run, run.values, run.offsets

    def at(self, part: int = 0) -> int:
        """In an action: where the text of a rule's part begins, counted without absent `[x]`."""
        return self.offsets[len(self.values) + part]

    def error(self, message: str, offset: int | None = None, *, help: str | None = None) -> LocatedError:
        """An error at `offset`, by default where the rule of the running action begins; raise it."""
        return LocatedError(message, self.source, self.at() if offset is None else offset, help=help)

    def unsupported(self, what: str, offset: int | None = None) -> UnsupportedError:
        return UnsupportedError(f"unsupported: {what}", self.source, self.at() if offset is None else offset)

    def read(self, start: str, begin: int = 0, end: int | None = None, *, plain_first: bool = False) -> Any:
        """What the rule `start` makes of `text[begin:end]`, all of it."""
        raise NotImplementedError

    def resource(self, key: str) -> str:
        """The name under which xDSL keeps the blob that this text calls `key`."""
        raise NotImplementedError

    def nest(self, change: int, offset: int) -> None:
        """Counts brackets that open and close."""
        self.nesting += change
        if self.nesting > NESTING_LIMIT:
            raise self.error(f"nesting deeper than {NESTING_LIMIT} levels", offset)
