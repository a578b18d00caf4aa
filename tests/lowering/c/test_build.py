"""Compilers: which is taken, what their failures look like, and files on disk."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from hloom.dialects.diagnostics import Error
from hloom.lowering.c import build as builds
from hloom.lowering.c.build import Compiler, build_shared, find_compiler, temporary_directory, write_files
from hloom.lowering.c.executable import aligned, load

DOUBLE = """module {
  emitc.func @main(%x: !emitc.ptr<f32>, %r: !emitc.ptr<f32>, %w: !emitc.ptr<i8>) -> i32 attributes {hloom.abi = [
      {role = "argument", name = "x", type = tensor<4xf32>}, {role = "result", name = "r", type = tensor<4xf32>},
      {role = "workspace", name = "workspace", type = tensor<64xi8>}]} {
    %c0 = "emitc.constant"() <{value = 0 : index}> : () -> index
    %c1 = "emitc.constant"() <{value = 1 : index}> : () -> index
    %c4 = "emitc.constant"() <{value = 4 : index}> : () -> index
    emitc.for %i = %c0 to %c4 step %c1 {
      %s = emitc.subscript %x[%i] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
      %v = emitc.load %s : <f32>
      %t = emitc.add %v, %v : (f32, f32) -> f32
      %d = emitc.subscript %r[%i] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
      emitc.assign %t : f32 to %d : <f32>
    } {hloom.simd}
    %ok = "emitc.constant"() <{value = 0 : i32}> : () -> i32
    emitc.return %ok : i32
  }
}"""


@pytest.mark.parametrize("profile", ["portable", "native"])
def test_a_shared_object_is_built_and_called(c, profile) -> None:
    sources = c.emit(DOUBLE, profile)
    path = c.folder / "double.so"
    build_shared(sources, path, profile)
    (result,) = load(sources, path)(np.arange(4, dtype=np.float32))
    np.testing.assert_array_equal(result, [0, 2, 4, 6])


def test_cc_is_a_command_with_arguments(c, monkeypatch) -> None:
    monkeypatch.setenv("CC", "gcc -DNOTHING='a b'")
    assert find_compiler().command == ("gcc", "-DNOTHING=a b")
    build_shared(c.emit(DOUBLE), c.folder / "x.so", "portable")


def test_cc_is_no_shell_command(c, monkeypatch) -> None:
    marker = c.folder / "marker"
    monkeypatch.setenv("CC", f"gcc; touch {marker}")
    with pytest.raises(Error):
        build_shared(c.emit(DOUBLE), c.folder / "x.so", "portable")
    assert not marker.exists()


def test_a_missing_cc_is_an_error(monkeypatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler")
    with pytest.raises(Error, match="no C compiler: no-such-compiler, which \\$CC names"):
        find_compiler()


def test_no_compiler_is_an_error(monkeypatch) -> None:
    monkeypatch.delenv("CC", raising=False)
    monkeypatch.setattr(builds.shutil, "which", lambda name: None)
    monkeypatch.setattr(builds, "find_spec", lambda name: None)
    with pytest.raises(Error, match="no C compiler"):
        find_compiler()


def test_clang_is_found(monkeypatch) -> None:
    monkeypatch.delenv("CC", raising=False)
    monkeypatch.setattr(builds.shutil, "which", lambda name: "/usr/bin/clang" if name == "clang" else None)
    assert find_compiler().command == ("/usr/bin/clang",)


def test_a_failure_shows_the_compilers_first_error(c) -> None:
    sources = replace(c.emit(DOUBLE), source="int f(void) {\n    return x;\n}\n")
    with pytest.raises(Error, match=r"the C compiler failed: .*model\.c:2:12: error: .x. undeclared"):
        build_shared(sources, c.folder / "x.so", "portable")


def test_a_compiler_that_does_not_run_is_an_error(c) -> None:
    with pytest.raises(Error, match="did not run"):
        build_shared(c.emit(DOUBLE), c.folder / "x.so", "portable", Compiler((str(c.folder),)))


def test_files_stay_in_the_directory(c, tmp_path: Path) -> None:
    sources = c.emit(DOUBLE, stem="../../evil")
    inside = tmp_path / "a" / "b"
    paths = write_files(replace(sources, constants=b"xyz"), inside)
    assert [path.name for path in paths] == ["_.._evil.c", "_.._evil.h", "_.._evil.bin"]
    assert {path.parent for path in paths} == {inside}
    assert (inside / "_.._evil.bin").read_bytes() == b"xyz"
    c.gcc("-std=c99", "-c", inside / "_.._evil.c")


def test_the_temporary_directory_is_private() -> None:
    with temporary_directory() as work:
        assert stat.S_IMODE(os.stat(work).st_mode) == 0o700
    assert not work.exists()


@pytest.mark.parametrize("size", [1, 63, 1000])
def test_blocks_are_aligned(size: int) -> None:
    block = aligned(bytes(range(256)) * 4 if size == 1000 else size)
    assert block.ctypes.data % 64 == 0
    if size == 1000:
        assert block.tobytes() == bytes(range(256)) * 4


@pytest.mark.skipif(find_spec("ziglang") is None, reason="hloom[zig] is not installed")
@pytest.mark.parametrize("profile", ["portable", "native"])
def test_zig_builds(c, monkeypatch, profile) -> None:
    monkeypatch.delenv("CC", raising=False)
    monkeypatch.setattr(builds.shutil, "which", lambda name: None)
    build_shared(c.emit(DOUBLE, profile), c.folder / "z.so", profile)
    (result,) = load(c.emit(DOUBLE, profile), c.folder / "z.so")(np.arange(4, dtype=np.float32))
    np.testing.assert_array_equal(result, [0, 2, 4, 6])
