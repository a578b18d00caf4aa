"""The runner of RUN lines: what passes, what fails, and what is shown then."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

GOOD, BAD = "func.func @f() { return }\n", "func.func @f( {\n"


@pytest.fixture(name="lit")
def lit_module(pytestconfig: pytest.Config) -> Any:
    """tests/conftest.py, as pytest has loaded it."""
    file = str(Path(__file__).parents[1] / "conftest.py")
    plugins = pytestconfig.pluginmanager.get_plugins()
    return next(p for p in plugins if isinstance(p, ModuleType) and p.__file__ == file)


@pytest.fixture(name="folder")
def folder_with_programs(tmp_path: Path) -> Path:
    (tmp_path / "good.mlir").write_text(GOOD)
    (tmp_path / "bad.mlir").write_text(BAD)
    (tmp_path / "checks").write_text("CHECK: @f\nLINE: [[@LINE-1]]|[[# @LINE + 2]]\nNONE: @g\n")
    return tmp_path


@pytest.mark.parametrize(
    "line",
    [
        "hloom-opt T/good.mlir",
        "hloom-opt T/good.mlir | filecheck T/checks",
        "hloom-opt < T/good.mlir | hloom-opt | FileCheck --check-prefix=CHECK T/checks",
        "not hloom-opt T/bad.mlir 2>&1 | filecheck T/checks",
        "not hloom-opt T/bad.mlir 2> T/said ; filecheck T/checks --input-file=T/said",
        "hloom-opt T/good.mlir > T/out && hloom-opt T/out",
        "hloom-opt T/good.mlir --pass-pipeline='builtin.module(func.func(cse), dce)'",
        "echo '1|4' | filecheck T/checks --check-prefix=LINE",
        "not false && true",
    ],
)
def test_a_line_that_passes(lit: Any, folder: Path, line: str) -> None:
    lit.run_line(line.replace("T/", f"{folder}/"), line)


@pytest.mark.parametrize(
    ("line", "command", "shown"),
    [
        ("hloom-opt T/bad.mlir", "hloom-opt T/bad.mlir", "bad.mlir:1:"),
        ("hloom-opt T/bad.mlir | filecheck --allow-empty T/checks", "hloom-opt T/bad.mlir", "exit code: 2"),
        ("hloom-opt T/good.mlir | filecheck T/checks --check-prefix=NONE", "filecheck T/checks", 'match "@g"'),
        ("hloom-opt T/good.mlir | filecheck T/checks --check-prefix=NOWHERE", "filecheck T/checks", "No check strings"),
        ("not hloom-opt T/good.mlir", "not hloom-opt T/good.mlir", "exit code: 1"),
        ("not --crash hloom-opt T/bad.mlir", "not --crash hloom-opt T/bad.mlir", "exit code: 2"),
        ("true && false", "false", "exit code: 1"),
        ("no-such-command", "no-such-command", "command not found"),
    ],
)
def test_a_line_that_fails_shows_the_command(lit: Any, folder: Path, line: str, command: str, shown: str) -> None:
    with pytest.raises(lit.RunFailure) as caught:
        lit.run_line(line.replace("T/", f"{folder}/"), line)
    text = str(caught.value).replace(f"{folder}/", "T/")
    assert text.startswith(f"RUN: {line}\ncommand: {command}")
    assert shown in text


def test_directives(lit: Any) -> None:
    text = "// RUN: a \\\n// RUN:   b | c\n// RUN: d\n// REQUIRES: x, y\n// UNSUPPORTED: z\n// XFAIL: *\n"
    found = lit.Directives.read(text)
    assert found.run == ["a b | c", "d"]
    assert (found.requires, found.unsupported, found.xfail) == (["x", "y"], ["z"], True)
