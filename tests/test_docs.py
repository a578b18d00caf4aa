"""What the documents show is true: their Python runs, and the C in the README is what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import hloom
from hloom.lowering.c import emit_c
from hloom.lowering.stages import lower

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(document: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", document.read_text(), re.M | re.S)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.name)
def test_python_runs(document: Path) -> None:
    scope: dict[str, object] = {"__name__": "__main__"}
    for block in blocks(document, "python"):
        exec(compile(block, f"<{document.name}>", "exec"), scope)


def test_readme_shows_the_c_that_comes_out() -> None:
    scope: dict[str, str] = {}
    (example,) = blocks(ROOT / "README.md", "python")
    exec(re.search(r'text = """.*?"""', example, re.S)[0], scope)  # type: ignore[index]
    module = hloom.parse(scope["text"])
    lower(module.op, module.context)
    (shown,) = blocks(ROOT / "README.md", "c")
    assert shown in emit_c(module.op, "layer").source
