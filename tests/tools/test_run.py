"""`hloom run`: what is run, on which inputs, and every exit code."""

from __future__ import annotations

from pathlib import Path

import ml_dtypes
import numpy as np
import pytest

from hloom.tools.batch import Completed, invoke

ADD = """func.func @main(%a: tensor<2xf32>, %b: tensor<2xf32>) -> (tensor<2xf32>, tensor<i1>) {
  %0 = stablehlo.add %a, %b : tensor<2xf32>
  %t = stablehlo.constant dense<true> : tensor<i1>
  return %0, %t : tensor<2xf32>, tensor<i1>
}
"""
LITERALS = ["--input=dense<[1.0, 2.0]> : tensor<2xf32>", "--input=dense<3.0> : tensor<2xf32>"]
SUM = b"dense<[4.000000e+00, 5.000000e+00]> : tensor<2xf32>\ndense<true> : tensor<i1>\n"
CHECK = """func.func @main(%a: tensor<2xi32>) -> tensor<2xi32> {
  %0 = stablehlo.add %a, %a : tensor<2xi32>
  check.expect_eq_const %0, dense<[2, 4]> : tensor<2xi32>
  check.expect_eq_const %0, dense<[2, 5]> : tensor<2xi32>
  return %0 : tensor<2xi32>
}
"""


def run(text: str, *arguments: str) -> Completed:
    return invoke(["run", *arguments, "-"], text.encode())


@pytest.mark.parametrize("target", ["interpreter", "c"])
def test_literals_in_and_out(target: str) -> None:
    done = run(ADD, f"--target={target}", *LITERALS)
    assert (done.code, done.stdout, done.stderr) == (0, SUM, b"")


def test_arrays_in_and_out(tmp_path: Path) -> None:
    a, b, c = (str(tmp_path / name) for name in ("a.npy", "b.npy", "c.npy"))
    np.save(a, np.array([1, 2], np.float32))
    done = run(ADD, f"--input={a}", LITERALS[1], f"--output={b}", f"--output={c}")
    assert (done.code, done.stdout, done.stderr) == (0, b"", b"")
    np.testing.assert_array_equal(np.load(b), np.array([4, 5], np.float32))
    assert np.load(c).dtype == np.bool_


def test_arrays_of_types_that_numpy_has_not(tmp_path: Path) -> None:
    path = str(tmp_path / "x.npy")
    np.save(path, np.array([1, 2], ml_dtypes.bfloat16))
    text = ADD.replace("f32", "bf16")
    done = run(text, f"--input={path}", f"--input={path}")
    assert done.stdout.startswith(b"dense<[2.000000e+00, 4.000000e+00]> : tensor<2xbf16>\n")


def test_random_inputs_are_the_same_each_time() -> None:
    first, again, other = (run(ADD, f"--input=random:{seed}") for seed in (7, 7, 8))
    assert first.code == 0
    assert first.stdout == again.stdout != other.stdout
    one_by_one = run(ADD, "--input=random:7", LITERALS[1])
    assert one_by_one.code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (LITERALS[:1], "hloom: error: the program takes 2 arguments, but 1 are given"),
        (["--input=random:x"], "hloom: error: 'random:x' is to be random:SEED"),
        ([LITERALS[0], "--input=dense<1.0> : tensor<3xf32>"], "<stdin>:1:1: error: @main: argument 1: expected"),
        ([LITERALS[0], "--input=dense<1.0> : tensor<2xf64>"], "<stdin>:1:1: error: @main: argument 1: expected"),
        ([LITERALS[0], "--input=x"], "<--input>:1:1: error: "),
        ([LITERALS[0], "--input=nowhere.npy"], "nowhere.npy: error: No such file"),
        ([*LITERALS, "--output=x.npy"], "hloom: error: the program has 2 results, but 1 outputs are given"),
        ([*LITERALS, "--output=/no/x", "--output=/no/y"], "/no/x: error: No such file or directory"),
        ([*LITERALS, "--output=x", "--split-input-file"], "hloom: error: --output does not go with --split-input"),
        ([*LITERALS, "--function=other"], "<stdin>:1:1: error: no function @other"),
        (["--target=tpu"], "hloom: error: unknown target 'tpu'"),
    ],
)
def test_a_rejected_request_is_exit_code_2(arguments: list[str], message: str) -> None:
    done = run(ADD, *arguments)
    assert done.stderr.decode().startswith(message)
    assert (done.code, done.stdout) == (2, b"")


def test_a_rejected_program_is_exit_code_2() -> None:
    assert run(ADD.replace("%b :", "%a :")).code == 2
    assert run(ADD.replace("add", "frobnicate")).code == 2


def test_a_failed_check_is_exit_code_1() -> None:
    done = run(CHECK, "--input=dense<[1, 2]> : tensor<2xi32>")
    assert done.stderr.decode().splitlines() == [
        "<stdin>:4:3: error: check.expect_eq_const: 1 of 2 elements differ: at [1] 4 (actual) is not 5 (expected)",
        "  check.expect_eq_const %0, dense<[2, 5]> : tensor<2xi32>",
        "  ^",
        "actual:   [2, 4] : int32[2]",
        "expected: [2, 5] : int32[2]",
    ]
    assert (done.code, done.stdout) == (1, b"")


def test_no_compiler_is_exit_code_2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler")
    done = run(ADD, "--target=c", *LITERALS)
    assert done.code == 2
    assert done.stderr.startswith(b"hloom: error: no C compiler: no-such-compiler, which $CC names")


def test_a_compiler_that_fails_is_exit_code_2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "false")
    done = run(ADD, "--target=c", *LITERALS)
    assert (done.code, done.stderr) == (2, b"hloom: error: the C compiler failed: false: 1\n")


CONSTANT = """func.func {visibility} @{name}() -> tensor<i8> {
  %0 = stablehlo.constant dense<{value}> : tensor<i8>
  return %0 : tensor<i8>
}
"""


def functions(*names: str) -> str:
    """Functions that return their number; those in capitals are private."""
    return "".join(
        CONSTANT.replace("{name}", name)
        .replace("{visibility}", "private" if name.isupper() else "public")
        .replace("{value}", str(number))
        for number, name in enumerate(names)
    )


@pytest.mark.parametrize("target", ["interpreter", "c"])
@pytest.mark.parametrize(
    ("text", "arguments", "numbers"),
    [
        (functions("main"), (), [0]),
        (functions("f", "main", "g"), (), [1]),
        (functions("f", "main", "g"), ("--function=g",), [2]),
        (functions("A", "f", "B"), (), [1]),
        (functions("A"), (), [0]),
        (functions("f", "A", "g"), (), [0, 2]),
        ("", (), []),
        ("// nothing but a comment\n", (), []),
        (f"{functions('f')}// -----\n\n// -----\n{functions('A', 'g')}", ("--split-input-file",), [0, 1]),
    ],
)
def test_which_functions_run(text: str, arguments: tuple[str, ...], numbers: list[int], target: str) -> None:
    done = run(text, *arguments, f"--target={target}")
    assert done.stderr == b""
    assert done.stdout.decode() == "".join(f"dense<{number}> : tensor<i8>\n" for number in numbers)
    assert done.code == 0


def test_several_functions_with_arguments_need_a_choice() -> None:
    done = run(ADD.replace("@main", "@f") + ADD.replace("@main", "@g"))
    assert done.code == 2
    assert "error: no function @main\n" in done.stderr.decode()
    assert done.stderr.endswith(b"help: there is @f, @g\n")


def test_the_exit_code_of_many_parts_is_the_highest() -> None:
    failing = CHECK.replace("%a: tensor<2xi32>", "").replace("%a, %a", "%c, %c").replace("  %0", f"{SEVEN}  %0", 1)
    parts = [functions("f"), failing, functions("g")]
    done = run("// -----\n".join(parts), "--split-input-file")
    assert (done.code, done.stdout.count(b"\n")) == (1, 2)
    done = run("// -----\n".join([*parts, "func.func @h("]), "--split-input-file")
    assert (done.code, done.stdout.count(b"\n")) == (2, 2)
    lines = [line for line in done.stderr.decode().splitlines() if ": error: " in line]
    assert [line.partition(": error")[0] for line in lines] == ["<stdin>:9:3", "<stdin>:19:14"]


SEVEN = "  %c = stablehlo.constant dense<7> : tensor<2xi32>\n"


def test_probes_are_saved(tmp_path: Path) -> None:
    text = """func.func @main(%a: tensor<2xf32>) -> tensor<2xf32> {
      %0 = interpreter.probe %a, probe_id = "a,b/../c" : tensor<2xf32>
      check.expect_serialized_eq %0, probe_id = "a,b/../c" : tensor<2xf32>
      return %0 : tensor<2xf32>
    }"""
    folder = tmp_path / "probes"
    done = run(text, LITERALS[0], f"--probe-output-dir={folder}")
    assert done.code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["index.csv", "probe1.npy"]
    np.testing.assert_array_equal(np.load(folder / "probe1.npy"), np.array([1, 2], np.float32))
    assert (folder / "index.csv").read_text() == f'"a,b/../c",tensor<2xf32>,{folder / "probe1.npy"}\n'
