"""The printer against what `mlir-opt` prints for the same texts (`corpus/`)."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest
from xdsl.dialect_interfaces.op_asm import OpAsmDialectInterface
from xdsl.dialects.builtin import Builtin

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import DEFAULT, PrintOptions, print_op

CORPUS = Path(__file__).parent / "corpus"
NAMES = sorted(path.stem for path in CORPUS.glob("*.mlir"))
READABLE = ("generic",)
LOCATED = {"locations"}

_spec = importlib.util.spec_from_file_location("regenerate", CORPUS / "regenerate.py")
assert _spec is not None
assert _spec.loader is not None
regenerate = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(regenerate)


@pytest.fixture(autouse=True)
def _no_blobs() -> Iterator[None]:
    """xDSL keeps resources with the dialect, which outlives a test."""
    interface = Builtin.get_interface(OpAsmDialectInterface)
    assert interface is not None
    interface._blob_storage.clear()
    yield
    interface._blob_storage.clear()


def printed(text: str, options: PrintOptions = DEFAULT) -> str:
    return print_op(parse(Source("t.mlir", text), Context(allow_unregistered=True)), options)


@pytest.mark.parametrize("printed_form", ["custom", "generic"])
@pytest.mark.parametrize("read_form", READABLE)
@pytest.mark.parametrize("name", NAMES)
def test_prints_as_mlir_opt(name: str, read_form: str, printed_form: str) -> None:
    text = (CORPUS / read_form / f"{name}.mlir").read_text()
    options = PrintOptions(generic=printed_form == "generic", debuginfo=name in LOCATED)
    assert printed(text, options) == (CORPUS / printed_form / f"{name}.mlir").read_text()


@pytest.mark.skipif(regenerate.mlir_opt() is None, reason="mlir-opt is not installed")
@pytest.mark.parametrize("name", NAMES)
def test_corpus_is_what_mlir_opt_prints(name: str) -> None:
    for form in regenerate.FLAGS:
        expected = regenerate.printed(regenerate.mlir_opt(), CORPUS / f"{name}.mlir", form)
        assert (CORPUS / form / f"{name}.mlir").read_text() == expected
