"""Random emitc programs: our C, which inlines, against upstream's C++, which has a variable for each op."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

SIZE = 8
POINTERS = {"f32": "f", "f64": "d", "ui32": "u", "ui8": "b", "ui64": "w"}
NUMBERS = ("f32", "f64", "ui32", "ui8", "ui16", "ui64", "index")
INTEGERS = ("ui32", "ui8", "ui16", "ui64", "index")


def mlir_translate() -> Path | None:
    found = (Path(entry) / "mlir" / "bin" / "mlir-translate" for entry in sys.path)
    return next((path for path in found if path.exists()), None)


class Program:
    """A function of random ops on arrays that may overlap; without undefined behaviour in C."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.lines: list[str] = []
        self.count = 0
        self.scope: dict[str, list[str]] = {t: [] for t in (*NUMBERS, "i1")}
        self.variables: dict[str, list[str]] = {t: [] for t in NUMBERS}

    def name(self) -> str:
        self.count += 1
        return f"%v{self.count}"

    def emit(self, type_: str, text: str) -> str:
        name = self.name()
        self.lines.append(f"{name} = {text}")
        self.scope[type_].append(name)
        return name

    def pick(self, type_: str) -> str:
        known = self.scope[type_]
        if known and self.random.random() < 0.85:
            return self.random.choice(known[-6:])
        return self.constant(type_)

    def constant(self, type_: str) -> str:
        r = self.random
        if type_ == "i1":
            text = r.choice(("true", "false"))
            return self.emit(type_, f'"emitc.constant"() <{{value = {text}}}> : () -> i1')
        if type_[0] == "f":
            value = r.choice((0.0, 1.0, -1.5, 0.1, 3.0e7, -2.5e-7, 1024.0))
        elif type_ == "index":
            value = r.randrange(SIZE)
        else:
            value = r.choice((0, 1, 3, 5, 2 ** int(type_[2:]) - 1, 2 ** (int(type_[2:]) - 1)))
        return self.emit(type_, f'"emitc.constant"() <{{value = {value} : {type_}}}> : () -> {type_}')

    def place(self, type_: str) -> str:
        index = self.pick("index")
        if self.random.random() < 0.5:
            limit = self.emit("index", f'"emitc.constant"() <{{value = {SIZE} : index}}> : () -> index')
        else:
            limit = self.emit("index", '"emitc.constant"() <{value = 3 : index}> : () -> index')
        index = self.emit("index", f"emitc.rem {index}, {limit} : (index, index) -> index")
        pointer = f"%{POINTERS[type_]}{self.random.choice('01')}"
        name = self.name()
        self.lines.append(
            f"{name} = emitc.subscript {pointer}[{index}] : (!emitc.ptr<{type_}>, index) -> !emitc.lvalue<{type_}>"
        )
        return name

    def step(self, depth: int) -> None:
        r = self.random
        kinds = [self.arithmetic] * 6 + [self.compare, self.choose, self.convert, self.bits, self.logic, self.unary]
        kinds += [self.load] * 4 + [self.store] * 3 + [self.variable, self.assign, self.assign, self.read, self.read]
        kinds += [self.call, self.call, self.kernel]
        if depth < 2:
            kinds += [lambda: self.loop(depth), lambda: self.branch(depth)]
        r.choice(kinds)()

    def arithmetic(self) -> None:
        type_ = self.random.choice(NUMBERS)
        op = self.random.choice(("add", "sub", "mul"))
        if type_ == "ui16":
            op = "add"  # int is wide enough for sums of them, not for products
        self.emit(type_, f"emitc.{op} {self.pick(type_)}, {self.pick(type_)} : ({type_}, {type_}) -> {type_}")

    def bits(self) -> None:
        type_ = self.random.choice((*INTEGERS, "i1"))
        op = self.random.choice(("bitwise_and", "bitwise_or", "bitwise_xor"))
        if type_ != "i1" and self.random.random() < 0.4:
            amount = self.emit(type_, f'"emitc.constant"() <{{value = 3 : {type_}}}> : () -> {type_}')
            op = self.random.choice(("bitwise_left_shift", "bitwise_right_shift"))
            self.emit(type_, f"emitc.{op} {self.pick(type_)}, {amount} : ({type_}, {type_}) -> {type_}")
            return
        self.emit(type_, f"emitc.{op} {self.pick(type_)}, {self.pick(type_)} : ({type_}, {type_}) -> {type_}")

    def unary(self) -> None:
        type_ = self.random.choice(("f32", "f64", "ui32", "ui64", "ui8"))
        op = self.random.choice(("unary_minus", "unary_plus"))
        if type_ == "ui8":
            op = "bitwise_not"
        self.emit(type_, f"emitc.{op} {self.pick(type_)} : ({type_}) -> {type_}")

    def compare(self) -> None:
        type_ = self.random.choice(NUMBERS)
        predicate = self.random.choice(("eq", "ne", "lt", "le", "gt", "ge"))
        self.emit("i1", f"emitc.cmp {predicate}, {self.pick(type_)}, {self.pick(type_)} : ({type_}, {type_}) -> i1")

    def logic(self) -> None:
        if self.random.random() < 0.3:
            self.emit("i1", f"emitc.logical_not {self.pick('i1')} : i1")
            return
        op = self.random.choice(("logical_and", "logical_or"))
        self.emit("i1", f"emitc.{op} {self.pick('i1')}, {self.pick('i1')} : i1, i1")

    def choose(self) -> None:
        type_ = self.random.choice(NUMBERS)
        self.emit(type_, f"emitc.conditional {self.pick('i1')}, {self.pick(type_)}, {self.pick(type_)} : {type_}")

    def convert(self) -> None:
        source = self.random.choice((*INTEGERS, "i1", "f32", "f64"))
        choices = ("f32", "f64") if source[0] == "f" else NUMBERS
        dest = self.random.choice(choices)
        self.emit(dest, f"emitc.cast {self.pick(source)} : {source} to {dest}")

    def load(self) -> None:
        type_ = self.random.choice(tuple(POINTERS))
        self.emit(type_, f"emitc.load {self.place(type_)} : <{type_}>")

    def store(self) -> None:
        type_ = self.random.choice(tuple(POINTERS))
        value = self.pick(type_)
        place = self.place(type_)
        if self.random.random() < 0.4:
            old = self.emit(type_, f"emitc.load {place} : <{type_}>")
            pair = self.random.choice(((old, value), (value, old)))
            value = self.emit(type_, f"emitc.add {pair[0]}, {pair[1]} : ({type_}, {type_}) -> {type_}")
        self.lines.append(f"emitc.assign {value} : {type_} to {place} : <{type_}>")

    def variable(self) -> None:
        type_ = self.random.choice(NUMBERS)
        start = self.pick(type_)
        name = self.name()
        self.lines.append(f'{name} = "emitc.variable"() <{{value = #emitc.opaque<"">}}> : () -> !emitc.lvalue<{type_}>')
        self.lines.append(f"emitc.assign {start} : {type_} to {name} : <{type_}>")
        self.variables[type_].append(name)

    def assign(self) -> None:
        if known := [(t, v) for t, names in self.variables.items() for v in names]:
            type_, name = self.random.choice(known)
            self.lines.append(f"emitc.assign {self.pick(type_)} : {type_} to {name} : <{type_}>")

    def read(self) -> None:
        if known := [(t, v) for t, names in self.variables.items() for v in names]:
            type_, name = self.random.choice(known)
            self.emit(type_, f"emitc.load {name} : <{type_}>")

    def call(self) -> None:
        self.emit("f32", f"emitc.call @pure({self.pick('f32')}, {self.pick('ui32')}) : (f32, ui32) -> f32")

    def kernel(self) -> None:
        self.lines.append(
            f"emitc.call @bump(%f{self.random.choice('01')}, {self.pick('f32')}) : (!emitc.ptr<f32>, f32) -> ()"
        )

    def block(self, depth: int, header: str, end: str, steps: int) -> None:
        outer = {t: list(names) for t, names in self.scope.items()}
        variables = {t: list(names) for t, names in self.variables.items()}
        self.lines.append(header)
        for _ in range(steps):
            self.step(depth + 1)
        self.lines.append(end)
        self.scope, self.variables = outer, variables

    def loop(self, depth: int) -> None:
        bounds = [self.emit("index", f'"emitc.constant"() <{{value = {n} : index}}> : () -> index') for n in (0, 3, 1)]
        if self.random.random() < 0.4:
            four = self.emit("index", '"emitc.constant"() <{value = 4 : index}> : () -> index')
            bounds[1] = self.emit("index", f"emitc.rem {self.pick('index')}, {four} : (index, index) -> index")
        i = self.name()
        self.scope["index"].append(i)
        header = f"emitc.for {i} = {bounds[0]} to {bounds[1]} step {bounds[2]} {{"
        self.block(depth, header, "}", self.random.randrange(1, 7))
        self.scope["index"].remove(i)

    def branch(self, depth: int) -> None:
        self.block(depth, f"emitc.if {self.pick('i1')} {{", "} else {", self.random.randrange(1, 5))
        self.lines.append("}")

    def text(self, name: str, steps: int) -> str:
        for _ in range(steps):
            self.step(0)
        arguments = ", ".join(f"%{p}{n}: !emitc.ptr<{t}>" for n in "01" for t, p in POINTERS.items())
        body = "\n    ".join(self.lines)
        return f"  emitc.func @{name}({arguments}) {{\n    {body}\n    emitc.return\n  }}"


HELPERS = """
  emitc.func @pure(%x: f32, %n: ui32) -> f32 attributes {specifiers = ["static", "inline"]} {
    %v = "emitc.variable"() <{value = 2.0 : f32}> : () -> !emitc.lvalue<f32>
    %one = "emitc.constant"() <{value = 1 : ui32}> : () -> ui32
    %bit = emitc.bitwise_and %n, %one : (ui32, ui32) -> ui32
    %odd = emitc.cast %bit : ui32 to i1
    emitc.if %odd {
      emitc.assign %x : f32 to %v : <f32>
    }
    %y = emitc.load %v : <f32>
    %z = emitc.mul %y, %x : (f32, f32) -> f32
    emitc.return %z : f32
  }
  emitc.func @bump(%p: !emitc.ptr<f32>, %x: f32) attributes {specifiers = ["static"]} {
    %i = "emitc.constant"() <{value = 2 : index}> : () -> index
    %s = emitc.subscript %p[%i] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
    %o = emitc.load %s : <f32>
    %n = emitc.sub %x, %o : (f32, f32) -> f32
    emitc.assign %n : f32 to %s : <f32>
    emitc.return
  }"""


def entry(kernels: list[str]) -> str:
    """Calls each kernel twice: with arrays of its own, and with arrays that are one."""
    types = {"f32": "f32", "f64": "f64", "ui32": "ui32", "ui8": "ui8", "ui64": "ui64"}
    pairs = [(t, p, n) for n in "01" for t, p in POINTERS.items()]
    abi = ", ".join(f'{{role = "result", name = "{p}{n}", type = tensor<{SIZE}x{types[t]}>}}' for t, p, n in pairs)
    arguments = ", ".join(f"%{p}{n}: !emitc.ptr<{t}>" for t, p, n in pairs)
    signature = f"({', '.join(f'!emitc.ptr<{t}>' for t, _, _ in pairs)}) -> ()"
    lines: list[str] = []
    for kernel in kernels:
        lines.append(f"emitc.call @{kernel}({', '.join(f'%{p}{n}' for _, p, n in pairs)}) : {signature}")
        lines.append(f"emitc.call @{kernel}({', '.join(f'%{p}0' for _, p, _ in pairs)}) : {signature}")
    body = "\n    ".join(lines)
    return f"""  emitc.func @run({arguments}) -> i32 attributes {{hloom.abi = [{abi}]}} {{
    {body}
    %ok = "emitc.constant"() <{{value = 0 : i32}}> : () -> i32
    emitc.return %ok : i32
  }}"""


DRIVER = """
#include <stdint.h>
#include <stdio.h>
#include <string.h>
extern "C" int call(float *f0, double *d0, uint32_t *u0, uint8_t *b0, uint64_t *w0,
                    float *f1, double *d1, uint32_t *u1, uint8_t *b1, uint64_t *w1);
int main(void) {
    static float f[2][8]; static double d[2][8]; static uint32_t u[2][8]; static uint8_t b[2][8];
    static uint64_t w[2][8];
    for (int n = 0; n < 2; ++n) for (int i = 0; i < 8; ++i) {
        f[n][i] = 0.5f * (float)i - (float)n; d[n][i] = 1.25 * i + n; u[n][i] = 77777u * (uint32_t)(i + 9 * n);
        b[n][i] = (uint8_t)(37 * i + n); w[n][i] = 0x123456789abcdefULL * (uint64_t)(i + 3 * n);
    }
    call(f[0], d[0], u[0], b[0], w[0], f[1], d[1], u[1], b[1], w[1]);
    fwrite(f, 1, sizeof f, stdout); fwrite(d, 1, sizeof d, stdout); fwrite(u, 1, sizeof u, stdout);
    fwrite(b, 1, sizeof b, stdout); fwrite(w, 1, sizeof w, stdout);
    return 0;
}
"""
ARGUMENTS = ", ".join(
    f"{type_} *{name}{n}"
    for n in "01"
    for type_, name in zip(("float", "double", "uint32_t", "uint8_t", "uint64_t"), "fdubw", strict=True)
)
NAMES = "f0, d0, u0, b0, w0, f1, d1, u1, b1, w1"


def upstream(module: str) -> str:
    program = mlir_translate()
    assert program is not None
    site = program.parents[2]
    environment = {**os.environ, "LD_LIBRARY_PATH": f"{site / 'mlir' / 'lib'}:{site / 'llvm' / 'lib'}"}
    done = subprocess.run([program, "--mlir-to-cpp"], input=module, text=True, capture_output=True, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def output(c, name: str, *objects: str) -> bytes:
    c.gcc("-fsanitize=undefined", "-o", name, *objects, "-lm", compiler="g++")
    done = subprocess.run([c.folder / name], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.mark.skipif(mlir_translate() is None, reason="mlir-translate is not installed")
@pytest.mark.parametrize("seed", range(6))
def test_random_programs(c, seed: int) -> None:
    kernels = [f"k{n}" for n in range(12)]
    bodies = [Program(1000 * seed + n).text(name, 25) for n, name in enumerate(kernels)]
    module = "module {" + HELPERS + "\n" + "\n".join(bodies) + "\n" + entry(kernels) + "\n}\n"
    sources = c.emit(module, stem="ours")
    (c.folder / "ours.c").write_text(sources.source)
    (c.folder / "ours.h").write_text(sources.header)
    (c.folder / "main.cpp").write_text(DRIVER)
    (c.folder / "call.c").write_text(
        f'#include "ours.h"\nint call({ARGUMENTS});\nint call({ARGUMENTS}) {{ return run({NAMES}, 0); }}\n'
    )
    (c.folder / "theirs.cpp").write_text(
        f'#include <cstdint>\n#include <cstddef>\n{upstream(module)}\nextern "C" int call({ARGUMENTS});\n'
        f'extern "C" int call({ARGUMENTS}) {{ return run({NAMES}); }}\n'
    )
    flags = ["-O1", "-fsanitize=undefined", "-fno-sanitize-recover=all", "-ffp-contract=off"]
    for name in ("main.cpp", "theirs.cpp"):
        c.gcc(*flags, "-c", name, compiler="g++")
    for name in ("ours.c", "call.c"):
        c.gcc("-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror", *flags, "-c", name)
    theirs = output(c, "theirs", "main.o", "theirs.o")
    ours = output(c, "ours", "main.o", "ours.o", "call.o")
    for start, dtype in ((0, "f4"), (64, "f8"), (192, "u4"), (256, "u1"), (272, "u8")):
        count = 2 * SIZE
        arrays = [np.frombuffer(data, dtype, count, start) for data in (ours, theirs)]
        np.testing.assert_array_equal(*arrays)


def test_inlining_happens(c) -> None:
    """What the random programs test is there to be tested: values are inlined, others are named."""
    kernels = [f"k{n}" for n in range(6)]
    bodies = "\n".join(Program(n).text(name, 25) for n, name in enumerate(kernels))
    module = "module {" + HELPERS + "\n" + bodies + "\n" + entry(kernels) + "\n}\n"
    source = c.emit(module).source
    assert source.count("\n") < module.count("\n")
    assert "+=" in source
    assert "const " in source
