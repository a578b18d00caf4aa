"""Compiled programs that are kept: found again, rebuilt where damaged, one for all threads and processes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import weakref
from pathlib import Path

import ml_dtypes
import numpy as np
import pytest

import hloom
from hloom.lowering.c import artifacts, build
from hloom.lowering.c.build import Compiler, find_compiler
from hloom.lowering.targets import c as target
from hloom.lowering.targets import load_target

ADD = """func.func @main(%a: tensor<4xf32>, %b: tensor<4xbf16>) -> (tensor<4xf32>, tensor<4xbf16>) {
  %0 = stablehlo.add %a, %a : tensor<4xf32>
  return %0, %b : tensor<4xf32>, tensor<4xbf16>
}
"""
TABLE = np.arange(20000, dtype=np.float32)
LARGE = f"""func.func @main(%a: tensor<20000xf32>) -> tensor<20000xf32> {{
  %0 = stablehlo.constant dense<"0x{TABLE.tobytes().hex().upper()}"> : tensor<20000xf32>
  %1 = stablehlo.add %a, %0 : tensor<20000xf32>
  return %1 : tensor<20000xf32>
}}
"""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HLOOM_CACHE_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is done while this lasts: "lower" for each module taken to C, "build" for each run of a C compiler."""
    done: list[str] = []
    for module, name, label in ((artifacts, "build_shared", "build"), (target, "emit_c", "lower")):
        original = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *a, f=original, n=label: (done.append(n), f(*a))[1])
    return done


def check(function) -> None:
    x, y = np.arange(4, dtype=np.float32), np.ones(4, ml_dtypes.bfloat16)
    doubled, same = function(x, y)
    np.testing.assert_array_equal(doubled, 2 * x)
    np.testing.assert_array_equal(same, y)
    assert same.dtype == y.dtype


def test_a_text_is_compiled_once(cache: Path, work: list[str]) -> None:
    for _ in range(3):
        check(hloom.compile(ADD))
    assert work == ["lower", "build"]


def test_large_constants_are_kept_with_the_program(cache: Path, work: list[str]) -> None:
    x = np.ones(20000, np.float32)
    for _ in range(2):
        np.testing.assert_array_equal(hloom.compile(LARGE)(x), TABLE + 1)
    assert work == ["lower", "build"]


def test_texts_with_the_same_c_share_an_object(cache: Path, work: list[str]) -> None:
    check(hloom.compile(ADD))
    check(hloom.compile("// a comment\n" + ADD))
    assert work == ["lower", "build", "lower"]


def test_a_module_shares_the_object_of_its_text(cache: Path, work: list[str]) -> None:
    check(hloom.compile(ADD))
    check(hloom.compile(hloom.parse(ADD)))
    assert work == ["lower", "build", "lower"]


def test_another_compiler_builds_anew(cache: Path, work: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    check(hloom.compile(ADD))
    monkeypatch.setenv("CC", "gcc -DNOTHING")
    check(hloom.compile(ADD))
    assert work == ["lower", "build"] * 2


def test_a_compiler_is_known_by_its_file(tmp_path: Path) -> None:
    program = tmp_path / "cc"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    first = Compiler((str(program),)).identity
    os.utime(program, (1, 1))
    assert Compiler((str(program),)).identity != first


def test_another_hloom_builds_anew(cache: Path, work: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    check(hloom.compile(ADD))
    monkeypatch.setattr(artifacts, "program_identity", lambda: "another")
    check(hloom.compile(ADD))
    assert work == ["lower", "build", "lower"]  # the C is the same


@pytest.mark.parametrize("damaged", ["module.so", "manifest.json"])
def test_damaged_entries_are_built_anew(cache: Path, work: list[str], damaged: str) -> None:
    check(hloom.compile(ADD))
    for path in cache.rglob(damaged):
        content = path.read_bytes()[:20]
        path.unlink()  # the file itself is mapped into this process
        path.write_bytes(content)
    check(hloom.compile(ADD))
    assert "build" in work[2:]
    work.clear()
    check(hloom.compile(ADD))
    assert work == []


def test_an_interface_that_does_not_fit_is_made_anew(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(artifacts.Interface, "as_json", lambda self: {"name": self.name, "slots": [["argument"]]})
    check(hloom.compile(ADD))
    monkeypatch.undo()
    monkeypatch.setenv("HLOOM_CACHE_DIR", str(cache))
    check(hloom.compile(ADD))


def test_without_a_cache_it_works_all_the_same(monkeypatch: pytest.MonkeyPatch, work: list[str]) -> None:
    monkeypatch.setenv("HLOOM_CACHE_DIR", "off")
    for _ in range(2):
        check(hloom.compile(ADD))
    assert work == ["lower", "build"] * 2


def test_threads_compile_a_text_once(cache: Path, work: list[str]) -> None:
    made: list[object] = []
    threads = [threading.Thread(target=lambda: made.append(hloom.compile(ADD))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 6
    for function in made:
        check(function)
    assert work == ["lower", "build"]


def test_processes_compile_a_text_once(cache: Path, tmp_path: Path) -> None:
    log, compiler = tmp_path / "log", tmp_path / "counted-cc"
    compiler.write_text(f'#!/bin/sh\necho run >> {log}\nexec {find_compiler().command[0]} "$@"\n')
    compiler.chmod(0o755)
    script = f"import hloom, numpy; hloom.compile({ADD.replace('bf16', 'f32')!r})(*[numpy.ones(4, 'f4')] * 2)"
    environment = {**os.environ, "CC": str(compiler)}
    running = [subprocess.Popen([sys.executable, "-c", script], env=environment) for _ in range(3)]
    assert [process.wait(timeout=100) for process in running] == [0, 0, 0]
    assert log.read_text() == "run\n"


def test_a_failed_build_is_not_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "false")
    with pytest.raises(hloom.Error, match="the C compiler failed: false: 1"):
        hloom.compile(ADD)
    monkeypatch.delenv("CC")
    check(hloom.compile(ADD))


def test_the_temporary_copy_is_called_where_the_store_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HLOOM_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(artifacts.Store, "put", lambda *_: None)
    check(hloom.compile(ADD))


def test_a_shared_object_on_request_comes_from_the_store(cache: Path, work: list[str], tmp_path: Path) -> None:
    sources = load_target("c").emit_c(hloom.parse(ADD).op)
    for name in ("a.so", "b.so"):
        artifacts.write_shared(sources, tmp_path / name, "native")
    assert work == ["lower", "build"]
    assert (tmp_path / "a.so").read_bytes() == (tmp_path / "b.so").read_bytes()


def test_what_is_dropped_goes_at_once(cache: Path) -> None:
    function = load_target("c").compile(hloom.parse(ADD).op)
    gone = weakref.ref(function.call)
    del function
    assert gone() is None


def test_zig_is_taken_from_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    class Found:
        origin = "/somewhere/ziglang/__init__.py"

    monkeypatch.delenv("CC", raising=False)
    monkeypatch.setattr(build.shutil, "which", lambda name: None)
    monkeypatch.setattr(build, "find_spec", lambda name: Found)
    assert find_compiler().command == ("/somewhere/ziglang/zig", "cc")
