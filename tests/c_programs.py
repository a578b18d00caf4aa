"""Programs at stage `linalg`, taken down and run as C: what the lowerings' tests share."""

from __future__ import annotations

import atexit
import ctypes
import hashlib
import itertools
import os
import shutil
import subprocess
import sysconfig
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
from xdsl.dialects.builtin import ModuleOp
from xdsl.passes import ModulePass

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.dialects.verifier import verify
from hloom.lowering.c import Parameter, Profile, Sources, emit_c
from hloom.lowering.lower_to_buffers import LowerToBuffers
from hloom.lowering.lower_to_emitc import LowerToEmitC
from hloom.lowering.lower_to_loops import LowerToLoops
from hloom.lowering.plan_arena import PlanArena

PASSES = (LowerToBuffers, LowerToLoops, PlanArena, LowerToEmitC)
_WARNINGS = ("-Wall", "-Wextra", "-Werror", "-ffp-contract=off")
_NATIVE = ("-O3", "-march=native", "-fno-math-errno", "-fno-trapping-math", "-fopenmp-simd", "-shared", "-fPIC")
_SANITIZE = ("-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all")
_APART: dict[Profile, tuple[str, ...]] = {
    "portable": ("-std=c99", "-pedantic", *_SANITIZE),
    "native": ("-std=gnu11", "-march=native", "-fopenmp-simd", *_SANITIZE),
}


def lower(text: str, *passes: type[ModulePass]) -> ModuleOp:
    """The module after the given passes, verified after each."""
    context = Context()
    module = parse(Source("<test>", text), context)
    for each in passes:
        each().apply(context, module)
        verify(module)
    return module


def mlir_opt(text: str, *flags: str) -> str:
    """What upstream's `mlir-opt` makes of a text, which it verifies."""
    packages = Path(sysconfig.get_path("purelib"))
    libraries = os.pathsep.join(str(packages / name / "lib") for name in ("mlir", "llvm"))
    done = subprocess.run(
        [packages / "mlir" / "bin" / "mlir-opt", "--allow-unregistered-dialect", *flags],
        input=text,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"LD_LIBRARY_PATH": libraries},
    )
    assert done.returncode == 0, done.stderr + "\n" + text
    return done.stdout


def run_c(text: str, *arguments: np.ndarray, profile: Profile = "native", sanitize: bool = False) -> list[np.ndarray]:
    """Results of the entry of a module at stage `linalg`, compiled by gcc without a warning.

    `native` runs in this process; `portable` (and any with `sanitize`) in one of its own, under gcc's address and
    undefined behaviour sanitizers.
    Results and workspace have exactly the size that the program asks for, and start out full of NaNs.
    """
    sources = emit_c(lower(text, *PASSES), "model", profile)
    given = iter(arguments)
    inputs = [_input(parameter, given, sources) for parameter in sources.parameters]
    here = profile == "native" and not sanitize
    outputs = _run_here(sources, inputs) if here else _run_apart(sources, inputs, _APART[profile])
    results = [p for p in sources.parameters if p.role == "result"]
    return [np.frombuffer(o, p.dtype).reshape(p.shape) for p, o in zip(results, outputs, strict=True)]


def _input(parameter: Parameter, given: Iterator[np.ndarray], sources: Sources) -> bytes:
    if parameter.role == "argument":
        array = next(given)
        assert (array.shape, array.dtype) == (parameter.shape, parameter.dtype)
        return np.ascontiguousarray(array).tobytes()
    if parameter.role == "constants":
        return sources.constants or b""
    return b"\xff" * parameter.bytes


def _run_here(sources: Sources, inputs: list[bytes]) -> list[bytes]:
    library = ctypes.CDLL(str(_compile(sources.header, sources.source, "", *_NATIVE)))
    memory = [_aligned(data) for data in inputs]
    assert library.model(*(ctypes.c_void_p(each.ctypes.data) for each in memory)) == 0
    for parameter, data, each in zip(sources.parameters, inputs, memory, strict=True):
        assert parameter.role in ("result", "workspace") or each.tobytes() == data, f"{parameter.name} was written"
    return [m.tobytes() for p, m in zip(sources.parameters, memory, strict=True) if p.role == "result"]


def _run_apart(sources: Sources, inputs: list[bytes], flags: tuple[str, ...]) -> list[bytes]:
    program = _compile(sources.header, sources.source, _driver(sources), *flags)
    done = subprocess.run([program], input=b"".join(inputs), capture_output=True, check=False)
    assert done.returncode == 0, f"{done.stderr.decode()}\n{program}"
    sizes = [p.bytes for p in sources.parameters if p.role == "result"]
    ends = list(itertools.accumulate(sizes))
    return [done.stdout[end - size : end] for size, end in zip(sizes, ends, strict=True)]


def _driver(sources: Sources) -> str:
    """A C program that reads all parameters from its input, calls the entry, and writes the results."""
    sizes = [len(sources.constants or b"") if p.role == "constants" else p.bytes for p in sources.parameters]
    reads = [f"void *p{i} = malloc({size} + 1); n += fread(p{i}, 1, {size}, stdin);" for i, size in enumerate(sizes)]
    writes = [
        f"fwrite(p{i}, 1, {size}, stdout);"
        for i, (p, size) in enumerate(zip(sources.parameters, sizes, strict=True))
        if p.role == "result"
    ]
    frees = [f"free(p{i});" for i in range(len(sizes))]
    names = ", ".join(f"p{i}" for i in range(len(sizes)))
    lines = [
        '#include "model.h"',
        "#include <stdio.h>",
        "#include <stdlib.h>",
        "int main(void) {",
        "size_t n = 0;",
        *reads,
        f"int status = n == {sum(sizes)} ? model({names}) : 1;",
        *writes,
        *frees,
        "return status;",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _aligned(data: bytes) -> np.ndarray:
    """The bytes at an address that is a multiple of 64."""
    room = np.empty(len(data) + 64, np.uint8)
    start = -room.ctypes.data % 64
    room[start : start + len(data)] = np.frombuffer(data, np.uint8)
    return room[start : start + len(data)]


@cache
def _folder() -> Path:
    path = Path(tempfile.mkdtemp(prefix="hloom-tests-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


@cache
def _compile(header: str, source: str, driver: str, *flags: str) -> Path:
    name = hashlib.sha256("\0".join((header, source, driver, *flags)).encode()).hexdigest()[:16]
    folder = _folder() / name
    folder.mkdir(exist_ok=True)
    (folder / "model.h").write_text(header)
    (folder / "model.c").write_text(source)
    (folder / "main.c").write_text(driver)
    files = ["model.c", "main.c"] if driver else ["model.c"]
    command = ["gcc", *_WARNINGS, *flags, "-o", "model", *files, "-lm"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stderr}\n{folder / 'model.c'}"
    return folder / "model"
