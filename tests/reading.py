"""What the parser's tests share."""

from __future__ import annotations

from io import StringIO

import pytest
from xdsl.dialects.builtin import ModuleOp
from xdsl.printer import Printer

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.parser import parse


def read(text: str, *, allow_unregistered: bool = True) -> ModuleOp:
    return parse(Source("t.mlir", text), Context(allow_unregistered=allow_unregistered))


def generic_text(module: ModuleOp) -> str:
    """The whole module as xDSL prints it: its structural comparison takes forward successors for different."""
    stream = StringIO()
    Printer(stream, print_generic_format=True).print_op(module)
    return stream.getvalue()


def error_of(text: str, *, allow_unregistered: bool = False) -> str:
    """The whole diagnostic that reading the text ends with."""
    with pytest.raises(LocatedError) as caught:
        read(text, allow_unregistered=allow_unregistered)
    return str(caught.value)
