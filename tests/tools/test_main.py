"""Exit codes, what is printed for each kind of failure, and what starting up loads."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hloom.passes import cse
from hloom.tools.batch import Completed, invoke
from hloom.tools.main import main_opt, tool_names

FUNCTION = b"func.func @f() {\n  return\n}\n"


def text(done: Completed) -> str:
    return (done.stdout + done.stderr).decode()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], *([name, "--help"] for name in tool_names())])
def test_help_and_version(arguments: list[str]) -> None:
    done = invoke(arguments)
    assert (done.code, done.stderr) == (0, b"")
    assert b"hloom" in done.stdout


def test_nothing_to_do_is_a_usage_error() -> None:
    done = invoke([])
    assert done.code == 2
    assert b"Usage: hloom" in done.stderr


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["opt", "--help"], ["compile", "--help"]])
def test_help_and_version_load_no_dialect(arguments: list[str]) -> None:
    script = f"import sys; from hloom.tools.main import main; main({arguments!r}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stderr.split()}
    assert not loaded & {"xdsl", "lark", "numpy"}


def test_standard_input_has_a_name() -> None:
    done = invoke(["opt"], b"func.func @f( {")
    assert done.code == 2
    assert done.stderr.startswith(b"<stdin>:1:")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["opt", "no/such/file"], "no/such/file: error: No such file or directory"),
        (["opt", "."], ".: error: Is a directory"),
        (["opt", "-o", "no/such/folder/x", "-"], "no/such/folder/x: error: No such file or directory"),
        (["opt", "a.mlir", "b.mlir"], "hloom: error: unknown argument 'b.mlir'"),
        (["compile", "-"], "hloom: error: --emit=c writes files: give a folder with -o"),
        (["compile", "-", "-o", "/dev/null/x"], "/dev/null/x: error: Not a directory"),
        (["run", "--target=abacus", "-"], "hloom: error: unknown target 'abacus'"),
        (["run", "--input=x.npy", "-"], "hloom: error: the program takes 0 arguments, but 1 are given"),
        (["run", "--function=g", "-"], "<stdin>:1:1: error: no function @g"),
        (["list", "everything"], "hloom: error: argument WHAT: invalid choice: 'everything'"),
    ],
)
def test_a_rejected_request_is_one_line_and_exit_code_2(arguments: list[str], message: str) -> None:
    done = invoke(arguments, FUNCTION)
    assert done.stderr.decode().startswith(message)
    assert (done.code, done.stdout) == (2, b"")


def crash(*_: object) -> None:
    raise RuntimeError("something\nin two lines")


def test_an_internal_error_leaves_a_reproducer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "program.mlir"
    file.write_bytes(FUNCTION)
    monkeypatch.setattr(cse, "eliminate_common_subexpressions", crash)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done = invoke(["opt", "--cse", str(file)])
    first, second = done.stderr.decode().splitlines()
    assert done.code == 70
    assert first == "hloom: internal error: pass 'cse' failed: RuntimeError: something"
    reproducer = Path(second.removeprefix("help: please report it with "))
    text = reproducer.read_text()
    assert text.startswith(f"// RUN: hloom opt --run-reproducer %s\n// command: hloom opt --cse {file}\n")
    assert "// RuntimeError: something\n// in two lines" in text
    assert 'pipeline: "builtin.module(cse)"' in text
    again = invoke(["opt", "--run-reproducer", str(reproducer)])
    assert (again.code, again.stderr.decode().splitlines()[0]) == (70, first)


def test_an_internal_error_of_any_tool_leaves_its_input(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("hloom.lowering.stages.lower", crash)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    done = invoke(["compile", "--emit=linalg", "-"], FUNCTION)
    first, second = done.stderr.decode().splitlines()
    assert (done.code, first) == (70, "hloom: internal error: RuntimeError: something")
    text = Path(second.removeprefix("help: please report it with ")).read_text()
    assert text.startswith("// RUN: hloom compile --emit=linalg %s\n")
    assert text.endswith(FUNCTION.decode())


def test_a_broken_pipe_is_no_failure() -> None:
    script = "from hloom.tools.main import main; import sys; sys.exit(main())"
    tool = subprocess.Popen(
        [sys.executable, "-c", script, "list", "passes"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert tool.stdout is not None
    tool.stdout.close()
    _, said = tool.communicate(timeout=30)
    assert (tool.returncode, said) == (0, b"")


def test_hloom_opt_is_hloom_opt(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["hloom-opt", "--show-dialects"])
    assert main_opt() == 0
    assert capsys.readouterr().out.startswith("Available Dialects: ")


def test_python_m_hloom_is_the_same_program() -> None:
    done = subprocess.run([sys.executable, "-m", "hloom", "--version"], capture_output=True, check=True)
    assert done.stdout == invoke(["--version"]).stdout


def test_batch_answers_each_line_by_itself() -> None:
    requests = [
        {"argv": ["opt", "--mlir-print-op-generic"], "stdin": FUNCTION.decode()},
        {"argv": ["opt", "nowhere"]},
        {"argv": "opt"},
        [],
        {"argv": ["opt"], "stdin": FUNCTION.decode()},
    ]
    lines = "\n".join([*map(json.dumps, requests), "", "no JSON"])
    done = invoke(["batch"], lines.encode())
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert done.code == 0
    assert [answer["rc"] for answer in answers] == [0, 2, 2, 2, 0, 2]
    assert '"func.func"' in answers[0]["stdout"]
    assert answers[1]["stderr"] == "nowhere: error: No such file or directory\n"
    assert answers[4]["stdout"] == "module {\n  func.func @f() {\n    return\n  }\n}\n\n"
    assert all(answers[i]["stderr"].startswith("hloom: error: not a request: ") for i in (2, 3, 5))


def test_streams_can_be_merged() -> None:
    done = invoke(["opt", "nowhere"], merge=True)
    assert (done.stdout, done.stderr) == (b"nowhere: error: No such file or directory\n", b"")
