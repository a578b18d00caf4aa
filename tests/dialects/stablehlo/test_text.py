"""Every op's text, custom and generic, is exactly upstream's, and is read back."""

from __future__ import annotations

import pytest
from stablehlo_corpus import CASES, Case
from upstream import texts

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.stablehlo import DIALECT
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import PrintOptions, print_op
from hloom.dialects.verifier import verify

# Quantised types are opaque to jaxlib (test_quant.py has them); every region ends with a `return`.
_ELSEWHERE = {"stablehlo.uniform_quantize", "stablehlo.uniform_dequantize", "stablehlo.return"}


def test_the_corpus_has_every_op():
    assert {case.name for case in CASES} == {op.name for op in DIALECT.operations} - _ELSEWHERE


def _printed(program: str) -> tuple[str, str]:
    module = parse(Source("test.mlir", program), Context())
    verify(module)
    return print_op(module, PrintOptions()).strip(), print_op(module, PrintOptions(generic=True)).strip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.removeprefix("stablehlo."))
def test_text_is_upstreams(case: Case):
    custom, generic = (text.strip() for text in texts(case.text()))
    assert _printed(generic) == (custom, generic)
    assert _printed(custom) == (custom, generic)
