"""What the tests of the C printer share: emitc text in, C out, and the C run under gcc's sanitizers."""

from __future__ import annotations

import ctypes
import hashlib
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from xdsl.dialects.builtin import ModuleOp
from xdsl.parser import Parser

from hloom.dialects.context import Context
from hloom.lowering.c import Profile, Sources, emit_c
from hloom.lowering.c.build import write_files

WARNINGS = ["-Wall", "-Wextra", "-Werror"]
FLAGS = {
    "portable": ["-std=c99", "-pedantic", *WARNINGS, "-ffp-contract=off"],
    "native": ["-std=gnu11", *WARNINGS, "-O2", "-march=native", "-fopenmp-simd", "-ffp-contract=off"],
}
SANITIZE = ["-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]


@dataclass
class Harness:
    """Prints, compiles and runs modules in a folder of its own."""

    folder: Path
    shared: Path

    def parse(self, text: str) -> ModuleOp:
        return Parser(Context(), text).parse_module()

    def emit(self, text: str, profile: Profile = "portable", stem: str = "model") -> Sources:
        module = self.parse(text)
        module.verify()
        return emit_c(module, stem, profile)

    def gcc(self, *arguments: str | Path, compiler: str = "gcc") -> None:
        done = subprocess.run([compiler, *map(str, arguments)], cwd=self.folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def run(self, sources: Sources, inputs: Sequence[np.ndarray]) -> list[np.ndarray]:
        """The results of strict C under the sanitizers; memory has exactly the sizes that the header says."""
        work = self.folder / sources.stem
        source, *_ = write_files(sources, work)
        self.gcc(*FLAGS["portable"], *SANITIZE, "-o", work / "main", source, self._driver(sources, work), "-lm")
        given = b"".join(np.ascontiguousarray(array).tobytes() for array in inputs) + (sources.constants or b"")
        done = subprocess.run([work / "main"], input=given, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
        return _split(sources, done.stdout)

    def run_native(self, sources: Sources, inputs: Sequence[np.ndarray]) -> list[np.ndarray]:
        """The results of gcc's C in this process."""
        source, *_ = write_files(sources, self.folder / f"{sources.stem}-native")
        path = source.with_suffix(".so")
        self.gcc(*FLAGS["native"], "-shared", "-fPIC", "-o", path, source, "-lm")
        given = iter([*inputs, np.frombuffer(sources.constants or b"", np.uint8)])
        read = ("argument", "constants")
        blocks = [
            np.ascontiguousarray(next(given)) if p.role in read else np.full(p.bytes, 0xA5, np.uint8)
            for p in sources.parameters
        ]
        function = ctypes.CDLL(str(path))[sources.name]
        assert function(*(ctypes.c_void_p(block.ctypes.data) for block in blocks)) == 0
        parameters = zip(sources.parameters, blocks, strict=True)
        return [block.view(p.dtype).reshape(p.shape) for p, block in parameters if p.role == "result"]

    def call(self, text: str, *inputs: np.ndarray) -> list[np.ndarray]:
        """The results in both profiles, which must be the same."""
        results = self.run(self.emit(text), inputs)
        for one, other in zip(results, self.run_native(self.emit(text, "native"), inputs), strict=True):
            np.testing.assert_array_equal(one, other)
        return results

    def _driver(self, sources: Sources, work: Path) -> Path:
        """The object of the program that calls the function, compiled once for each signature."""
        text = _driver(sources)
        path = self.shared / f"{hashlib.blake2b((text + sources.header).encode(), digest_size=8).hexdigest()}.o"
        if not path.exists():
            (work / "main.c").write_text(text)
            self.gcc("-std=gnu11", "-O0", "-fsanitize=address", "-c", "-o", path, work / "main.c")
        return path


_DRIVER = """
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "STEM.h"

static void *made(size_t size)
{
    void *block = NULL;
    if (posix_memalign(&block, 64, size)) exit(8);
    return memset(block, 0xA5, size);
}

static void *given(size_t size)
{
    void *block = made(size);
    if (fread(block, 1, size, stdin) != size) exit(9);
    return block;
}

int main(void)
{
    STATEMENTS
}
"""


def _driver(sources: Sources) -> str:
    """A program that reads the arguments and the constants, calls the function, and writes the results.

    Blocks have exactly the sizes that the header says, for the sanitizer to see.
    """
    parameters = list(enumerate(sources.parameters))
    made = {"argument": "given", "constants": "given", "result": "made", "workspace": "made"}
    lines = [f"void *p{i} = {made[p.role]}({p.bytes});" for i, p in parameters]
    lines.append(f"int status = {sources.name}({', '.join(f'p{i}' for i, _ in parameters)});")
    lines += [f"fwrite(p{i}, 1, {p.bytes}, stdout);" for i, p in parameters if p.role == "result"]
    lines += [f"free(p{i});" for i, _ in parameters]
    text = "\n    ".join([*lines, "return status;"])
    return _DRIVER.replace("STEM", sources.stem).replace("STATEMENTS", text)


def _split(sources: Sources, output: bytes) -> list[np.ndarray]:
    results: list[np.ndarray] = []
    at = 0
    for parameter in sources.parameters:
        if parameter.role == "result":
            part = np.frombuffer(output[at : at + parameter.bytes], parameter.dtype)
            results.append(part.reshape(parameter.shape))
            at += parameter.bytes
    assert at == len(output)
    return results


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drivers")


@pytest.fixture
def c(tmp_path: Path, shared: Path) -> Harness:
    if shutil.which("gcc") is None:
        pytest.skip("gcc is not installed")
    return Harness(tmp_path, shared)
