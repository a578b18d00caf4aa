"""What a name in a program can do: be spelt otherwise in C, and nothing else. No file, no token, no line of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hostile import NAMES, PLAIN, PROGRAM, renamed, skeleton

from hloom.lowering.c.names import RESERVED, safe_stem
from hloom.lowering.stages import STAGES
from hloom.tools.batch import Completed, invoke

WARNINGS = ["-fsyntax-only", "-Wall", "-Wextra", "-Werror"]
PROFILES = {
    "portable": ["-std=c99", "-pedantic", *WARNINGS],
    "native": ["-std=gnu11", "-fopenmp-simd", *WARNINGS],
}


def compiled(text: str, folder: Path, *flags: str) -> Completed:
    return invoke(["compile", "-", "-o", str(folder), *flags], text.encode("utf-8", "surrogateescape"))


def at_stage(stage: str) -> str:
    done = invoke(["compile", "-", f"--emit={stage}"], PROGRAM.encode())
    assert done.code == 0, done.stderr.decode()
    return done.stdout.decode()


def test_there_are_enough() -> None:
    assert len(set(NAMES)) >= 50


@pytest.mark.slow
@pytest.mark.parametrize(("stage", "profile"), [*((stage, "portable") for stage in STAGES), ("stablehlo", "native")])
def test_names_change_nothing_but_names(stage: str, profile: str, tmp_path: Path) -> None:
    text = at_stage(stage)
    assert text.count(PLAIN) >= 3
    assert compiled(text, tmp_path / "plain", f"--profile={profile}").code == 0
    expected = {kind: skeleton((tmp_path / "plain" / f"module.{kind}").read_text()) for kind in "ch"}
    for number, name in enumerate(NAMES):
        folder = tmp_path / str(number)
        done = compiled(renamed(text, name), folder, f"--profile={profile}")
        assert (done.code, done.stderr) == (0, b""), name
        assert sorted(file.name for file in folder.iterdir()) == ["module.c", "module.h"]
        for kind in "ch":
            source = (folder / f"module.{kind}").read_bytes()
            assert source.isascii(), name
            assert b"??" not in source, name
            assert skeleton(source.decode()) == expected[kind], name
    assert len(list(tmp_path.iterdir())) == len(NAMES) + 1
    sources = [str(file) for file in sorted(tmp_path.rglob("module.c"))]
    done = subprocess.run(["gcc", *PROFILES[profile], *sources], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_name_of_the_librarys_is_rejected(tmp_path: Path) -> None:
    done = compiled(renamed(PROGRAM, "hloom_tanh_f32"), tmp_path)
    said = "error: @hloom_tanh_f32 is the name of a function that programs are given: choose another"
    assert (done.code, done.stderr.decode().splitlines()[0]) == (2, f"<stdin>:2:3: {said}")


def test_files_stay_in_their_folder(tmp_path: Path) -> None:
    """A program's file may be called anything that the system allows."""
    for number, name in enumerate(NAMES):
        if not name or "\x00" in name or "/" in name or name in {".", ".."} or len(name.encode()) > 200:
            continue
        inside, folder = tmp_path / f"in{number}", tmp_path / f"out{number}"
        inside.mkdir()
        (inside / f"{name}.mlir").write_text(PROGRAM)
        done = invoke(["compile", f"{inside}/{name}.mlir", "-o", str(folder)])
        assert (done.code, done.stderr) == (0, b""), name
        stem = safe_stem(name)
        assert sorted(file.name for file in folder.iterdir()) == [f"{stem}.c", f"{stem}.h"]
        assert [file.name for file in inside.iterdir()] == [f"{name}.mlir"]
    assert all(folder.name.startswith(("in", "out")) for folder in tmp_path.iterdir())


def test_text_stages_stay_in_their_folder(tmp_path: Path) -> None:
    for stage in STAGES:
        assert compiled(renamed(PROGRAM, "../../x"), tmp_path, f"--emit={stage}").code == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(f"module.{stage}.mlir" for stage in STAGES)


def test_dumps_stay_in_their_folder(tmp_path: Path) -> None:
    """Folders are named by symbols, and two symbols never share one."""
    symbols = [name for name in NAMES if name]
    functions = "".join(renamed(f"func.func private @{PLAIN}()\n", name) for name in symbols)
    tree = tmp_path / "tree"
    flags = ["--mlir-print-ir-after-all", f"--mlir-print-ir-tree-dir={tree}", "-p", "func.func(cse)"]
    done = invoke(["opt", *flags], functions.encode("utf-8", "surrogateescape"))
    assert (done.code, done.stderr) == (0, b"")
    assert [file.name for file in tmp_path.iterdir()] == ["tree"]
    (module,) = tree.iterdir()
    assert len(list(module.iterdir())) == len(symbols)
    assert all([file.name for file in folder.iterdir()] == ["0_0_cse.mlir"] for folder in module.iterdir())


def test_reserved_words_are_in_the_list() -> None:
    """The list has something to say about the words that the printer keeps away from."""
    assert len(RESERVED.intersection(NAMES)) >= 10


ENTRY = """emitc.include <"stdint.h">
emitc.func @main(%a: !emitc.ptr<f32>, %r: !emitc.ptr<f32>) -> i32 attributes {hloom.abi = [
    {name = "a", role = "argument", type = tensor<1xf32>}, {name = "r", role = "result", type = tensor<1xf32>}]} {
  %i = "emitc.constant"() <{value = 0 : index}> : () -> index
  %s = subscript %a[%i] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
  %x = load %s : <f32>
  HERE
  %t = subscript %r[%i] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
  assign %x : f32 to %t : <f32>
  %0 = "emitc.constant"() <{value = 0 : i32}> : () -> i32
  return %0 : i32
}
"""
HARM = (
    "system",
    "*/ system(0); /*",
    "f32; int x",
    "#include <stdlib.h>",
    "??/",
    "__attribute__((constructor))",
    "a\nb",
)
# Where text of the module's could reach the C as it stands, in a stage `emitc` that somebody wrote.
PLACES = {
    "verbatim": 'verbatim "TEXT"',
    "verbatim with arguments": 'verbatim "TEXT {}" args %x : f32',
    "callee": '"emitc.call_opaque"(%x) <{callee = "TEXT"}> : (f32) -> ()',
    "callee's argument": """%y = "emitc.call_opaque"(%x) <{callee = "fabsf", args = [#emitc.opaque<"TEXT">]}>
        : (f32) -> f32""",
    "template argument": """%y = "emitc.call_opaque"(%x) <{callee = "fabsf", template_args = [#emitc.opaque<"TEXT">]}>
        : (f32) -> f32""",
    "constant": '%y = "emitc.constant"() <{value = #emitc.opaque<"TEXT">}> : () -> f32 assign %y : f32 to %s : <f32>',
    "variable": '%y = "emitc.variable"() <{value = #emitc.opaque<"TEXT">}> : () -> !emitc.lvalue<f32>',
    "type": '%y = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> !emitc.lvalue<!emitc.opaque<"TEXT">>',
    "cast": 'cast %x : f32 to !emitc.opaque<"TEXT">',
    "literal": '%y = literal "TEXT" : f32 assign %y : f32 to %s : <f32>',
}


@pytest.mark.parametrize("place", PLACES)
def test_text_of_stage_emitc_reaches_no_file(place: str, tmp_path: Path) -> None:
    """What is not in the printer's tables is rejected, or comes out as part of a comment: nothing of it is C."""
    for text in HARM:
        written = renamed(PLAIN, text)
        done = compiled(ENTRY.replace("HERE", PLACES[place].replace("TEXT", written)), tmp_path / "out")
        if done.code == 0:
            source = (tmp_path / "out" / "module.c").read_text()
            assert skeleton(source) == skeleton_of_nothing(tmp_path), (place, text)
            continue
        assert done.code == 2, done.stderr
        assert b" error: " in done.stderr
        assert b"internal" not in done.stderr
    assert {file.name for file in tmp_path.iterdir()} <= {"out", "nothing"}


def skeleton_of_nothing(folder: Path) -> list[str]:
    """The tokens where the place is empty."""
    assert compiled(ENTRY.replace("HERE", ""), folder / "nothing").code == 0
    return skeleton((folder / "nothing" / "module.c").read_text())


@pytest.mark.parametrize("header", ["stdlib.h", "../../etc/passwd", "x> \n#include <stdlib.h", "/dev/zero"])
def test_headers_come_from_a_table(header: str, tmp_path: Path) -> None:
    text = ENTRY.replace("HERE", "").replace("stdint.h", renamed(PLAIN, header))
    done = compiled(text, tmp_path)
    said = f"<stdin>:1:1: error: unsupported: the header {header!r}"
    assert (done.code, done.stderr.decode().splitlines()[0]) == (2, said)
    assert list(tmp_path.iterdir()) == []
