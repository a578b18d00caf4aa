"""MLIR's text to IR: `parse` reads a module, `parse_attribute` a single attribute or type, `decode` bytes.

lark's LALR driver runs over the fat tokens of `lexer.py`, with tables from `tables.py`; the actions build xDSL's IR
at once, without a tree between. Nothing is verified here beyond what reading needs: names, types of uses, and
dominance of early uses.
"""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

from xdsl.dialects.builtin import FileLineColLoc, IntAttr, ModuleOp, StringAttr
from xdsl.ir import Attribute, Block, Operation, Region

from ..context import Context
from ..diagnostics import LocatedError, Source, SourceLoc
from .reader import MissingForms, Reader
from .tables import Fragment, tables


def parse(source: Source, context: Context) -> ModuleOp:
    """The module that the text holds; anything else at the top level is wrapped in a `builtin.module`, as mlir-opt
    does.

    Raises LocatedError at the first mistake. No verification.
    """
    with _collector_paused():
        reader = _read(source, context, "file")[0]
        module = _module(reader)
        reader.finish()
        return module


def parse_single(source: Source, context: Context) -> Operation:
    """The one operation that the text holds, as it is; LocatedError where it holds none or several."""
    with _collector_paused():
        reader = _read(source, context, "file")[0]
        blocks = reader.scope.blocks
        operations = list(blocks[0].ops) if blocks else []
        if len(operations) != 1:
            raise reader.error(f"source must contain a single top-level operation, found: {len(operations)}", 0)
        operations[0].detach()
        reader.finish()
        return operations[0]


def external_resources(source: Source, context: Context) -> dict[str, dict[str, str | bool]]:
    """What `{-# external_resources: … #-}` says to other tools, by group and key."""
    reader = Reader(source, context, tables([]))
    reader.read_resources()
    return reader.external


def parse_attribute(text: str, context: Context, name: str = "<attribute>") -> Attribute:
    """A single attribute or type, such as `dense<1.0> : tensor<4xbf16>`; `name` is what diagnostics call the text."""
    reader, attribute = _read(Source(name, text), context, "attribute")
    if not isinstance(attribute, Attribute):
        raise reader.error("undefined location alias", 0)
    return attribute


def decode(data: bytes, name: str) -> Source:
    """The source that UTF-8 `data` hold; LocatedError at the first byte that is none."""
    try:
        return Source(name, data.decode())
    except UnicodeDecodeError as error:
        shown = Source(name, data.decode(errors="replace"))
        offset = len(data[: error.start].decode())
        raise LocatedError(f"invalid UTF-8 byte 0x{data[error.start]:02x}", shown, offset) from None


def _read(source: Source, context: Context, start: str) -> tuple[Reader, object]:
    """Reads with the tables for our own dialects, and again with a plugin's forms where the text has its operations."""
    extra: list[Fragment] = []
    while True:
        reader = Reader(source, context, tables(extra))
        try:
            reader.read_resources()
            return reader, reader.read(start)
        except MissingForms as missing:
            extra.append(missing.forms.fragment())


def _module(reader: Reader) -> ModuleOp:
    blocks = reader.scope.blocks
    first = blocks[0].first_op if blocks else None
    if isinstance(first, ModuleOp) and first.next_op is None:
        first.detach()
        return first
    module = ModuleOp(Region(blocks or [Block()]))
    start = FileLineColLoc(StringAttr(reader.source.name), IntAttr(0), IntAttr(0))
    module.location = SourceLoc(reader.source, 0, start)  # pyright: ignore[reportAttributeAccessIssue]
    return module


@contextmanager
def _collector_paused() -> Generator[None]:
    """Reading makes many objects and no garbage cycles: the collector would walk them all, again and again."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
