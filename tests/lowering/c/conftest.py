"""What the tests of the C printer share: emitc text in, C out, and the C run under gcc's sanitizers."""

from __future__ import annotations

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

    def parse(self, text: str) -> ModuleOp:
        return Parser(Context(), text).parse_module()

    def emit(self, text: str, profile: Profile = "portable", stem: str = "model") -> Sources:
        module = self.parse(text)
        module.verify()
        return emit_c(module, stem, profile)

    def gcc(self, *arguments: str | Path, compiler: str = "gcc") -> None:
        done = subprocess.run([compiler, *map(str, arguments)], cwd=self.folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def run(self, sources: Sources, inputs: Sequence[np.ndarray], profile: Profile = "portable") -> list[np.ndarray]:
        """The results of a call under the sanitizers; memory has exactly the sizes that the header says."""
        work = self.folder / f"{sources.stem}-{profile}"
        write_files(sources, work)
        (work / "main.c").write_text(_driver(sources))
        self.gcc(*FLAGS[profile], *SANITIZE, "-o", work / "main", work / "main.c", work / f"{sources.stem}.c", "-lm")
        given = b"".join(np.ascontiguousarray(array).tobytes() for array in inputs) + (sources.constants or b"")
        done = subprocess.run([work / "main"], input=given, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
        return _split(sources, done.stdout)

    def call(self, text: str, *inputs: np.ndarray) -> list[np.ndarray]:
        """The results in both profiles, which must be the same."""
        portable, native = (self.run(self.emit(text, p), inputs, p) for p in ("portable", "native"))
        for one, other in zip(portable, native, strict=True):
            np.testing.assert_array_equal(one, other)
        return portable


def _driver(sources: Sources) -> str:
    """A program that reads the arguments and the constants, calls the function, and writes the results."""
    sizes = {"argument": "read", "constants": "read", "result": "made", "workspace": "made"}
    lines = ["#include <stdio.h>", "#include <stdlib.h>", "#include <string.h>", f'#include "{sources.stem}.h"']
    lines += ["static void *made(size_t n) { void *p = aligned_alloc(64, (n + 63) / 64 * 64); "]
    lines += ["    if (p) memset(p, 0xA5, n); return p; }"]
    lines += ["static void *read(size_t n) { void *p = made(n); "]
    lines += ["    if (fread(p, 1, n, stdin) != n) exit(9); return p; }", "int main(void) {"]
    for i, parameter in enumerate(sources.parameters):
        lines.append(f"    void *p{i} = {sizes[parameter.role]}({parameter.bytes});")
    arguments = ", ".join(f"p{i}" for i in range(len(sources.parameters)))
    lines.append(f"    int status = {sources.name}({arguments});")
    for i, parameter in enumerate(sources.parameters):
        if parameter.role == "result":
            lines.append(f"    fwrite(p{i}, 1, {parameter.bytes}, stdout);")
        lines.append(f"    free(p{i});")
    text = "\n".join([*lines, "    return status;", "}", ""])
    return text.replace("*read(size_t", "*take(size_t").replace("= read(", "= take(")


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


@pytest.fixture
def c(tmp_path: Path) -> Harness:
    if shutil.which("gcc") is None:
        pytest.skip("gcc is not installed")
    return Harness(tmp_path)
