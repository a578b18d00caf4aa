"""Passes on random programs of elementwise ops, constants, movement, regions and calls: the same results, every bit."""

from __future__ import annotations

import random

import numpy as np
import pytest

import hloom
from hloom.lowering import interpreter

SHAPES = {"v": "4", "m": "2x2", "s": ""}
TYPES = {"F": "f32", "I": "i32", "U": "ui8", "B": "i1"}
UNARY = {"F": ["negate", "abs", "floor", "sign"], "I": ["negate", "abs", "not"], "U": ["not", "popcnt"], "B": ["not"]}
BINARY = {
    "F": ["add", "subtract", "multiply", "divide", "maximum", "minimum"],
    "I": ["add", "subtract", "multiply", "divide", "remainder", "and", "or", "xor", "maximum", "minimum"],
    "U": ["add", "subtract", "multiply", "divide", "and", "xor", "maximum"],
    "B": ["and", "or", "xor"],
}
CONSTANTS = {
    "F": ["0.0", "-0.0", "1.0", "0x7F800000", "0xFF800000", "0x7FC00000", "2.5"],
    "I": ["0", "1", "-1", "2147483647", "-2147483648", "7"],
    "U": ["0", "1", "255", "3"],
    "B": ["true", "false"],
}


class Program:
    """A random program, as text. A value's kind is a shape and an element type, as in `vF`."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.lines: list[str] = []
        self.values: dict[str, list[str]] = {f"{s}{t}": [] for s in SHAPES for t in TYPES}
        self.count = 0
        self.arguments = [
            ("%a", "vF"),
            ("%b", "vF"),
            ("%i", "vI"),
            ("%j", "vI"),
            ("%u", "vU"),
            ("%p", "vB"),
            ("%q", "sB"),
        ]
        for name, kind in self.arguments:
            self.values[kind].append(name)

    def choose(self, kind: str) -> str:
        if not self.values[kind] or self.random.random() < 0.15:
            value = self.random.choice(CONSTANTS[kind[1]])
            return self.add(kind, f"stablehlo.constant dense<{value}> : {type_of(kind)}")
        return self.random.choice(self.values[kind][-6:])

    def add(self, kind: str, text: str) -> str:
        name = f"%{self.count}"
        self.count += 1
        self.lines.append(f"{name} = {text}")
        self.values[kind].append(name)
        return name

    def step(self) -> None:
        kind = self.random.choice("vm") + self.random.choice("FIUB")
        make = self.random.choice(
            [self.unary, self.binary, self.binary, self.compare, self.select, self.move, self.branch]
        )
        make(kind)

    def unary(self, kind: str) -> None:
        self.add(kind, f"stablehlo.{self.random.choice(UNARY[kind[1]])} {self.choose(kind)} : {type_of(kind)}")

    def binary(self, kind: str) -> None:
        op, a, b = self.random.choice(BINARY[kind[1]]), self.choose(kind), self.choose(kind)
        self.add(kind, f"stablehlo.{op} {a}, {b} : {type_of(kind)}")

    def compare(self, kind: str) -> None:
        direction, type_ = self.random.choice(["EQ", "NE", "LT", "LE", "GT", "GE"]), type_of(kind)
        result = kind[0] + "B"
        a, b = self.choose(kind), self.choose(kind)
        self.add(result, f"stablehlo.compare {direction}, {a}, {b} : ({type_}, {type_}) -> {type_of(result)}")

    def select(self, kind: str) -> None:
        predicate = self.random.choice(["s", kind[0]]) + "B"
        p, a, b = self.choose(predicate), self.choose(kind), self.choose(kind)
        self.add(kind, f"stablehlo.select {p}, {a}, {b} : {type_of(predicate)}, {type_of(kind)}")

    def move(self, kind: str) -> None:
        type_ = type_of(kind)
        if kind[0] == "m" and self.random.random() < 0.5:
            permutation = self.random.choice(["[1, 0]", "[0, 1]"])
            self.add(kind, f"stablehlo.transpose {self.choose(kind)}, dims = {permutation} : ({type_}) -> {type_}")
        elif self.random.random() < 0.5:
            other = {"m": "v", "v": "m"}[kind[0]] + kind[1]
            self.add(kind, f"stablehlo.reshape {self.choose(other)} : ({type_of(other)}) -> {type_}")
        else:
            scalar = "s" + kind[1]
            self.add(
                kind, f"stablehlo.broadcast_in_dim {self.choose(scalar)}, dims = [] : ({type_of(scalar)}) -> {type_}"
            )

    def branch(self, kind: str) -> None:
        p, a, b, type_ = self.choose("sB"), self.choose(kind), self.choose(kind), type_of(kind)
        negated = f"stablehlo.{self.random.choice(UNARY[kind[1]])} {a} : {type_}"
        called = f"func.call @f{kind}({b}) : ({type_}) -> {type_}"
        then, otherwise = (
            f"{{\n%x = {first}\nstablehlo.return %x : {type_}\n}}" for first in self.random.sample([negated, called], 2)
        )
        self.add(kind, f'"stablehlo.if"({p}) ({then}, {otherwise}) : ({type_of("sB")}) -> {type_}')

    def text(self, steps: int) -> str:
        while self.count < steps:
            self.step()
        results = [(name, kind) for kind, names in self.values.items() for name in names[-2:]]
        parameters = ", ".join(f"{name}: {type_of(kind)}" for name, kind in self.arguments)
        types = ", ".join(type_of(kind) for _, kind in results)
        end = f"return {', '.join(name for name, _ in results)} : {types}"
        helpers = "\n".join(helper(kind) for kind in self.values)
        return f"func.func @main({parameters}) -> ({types}) {{\n" + "\n".join([*self.lines, end]) + f"\n}}\n{helpers}\n"


def type_of(kind: str) -> str:
    return f"tensor<{SHAPES[kind[0]]}{'x' if SHAPES[kind[0]] else ''}{TYPES[kind[1]]}>"


def helper(kind: str) -> str:
    type_, op = type_of(kind), BINARY[kind[1]][0]
    body = f"%0 = stablehlo.{op} %a, %a : {type_}\nreturn %0 : {type_}"
    return f"func.func private @f{kind}(%a: {type_}) -> {type_} {{\n{body}\n}}"


def arguments(seed: int) -> list[np.ndarray]:
    rng = np.random.default_rng(seed)
    floats = np.array([0, -0.0, 1, -1, np.inf, -np.inf, np.nan, 1e-40, 3e38, 2.5], np.float32)
    integers = np.array([0, 1, -1, 2**31 - 1, -(2**31), 7], np.int32)
    return [
        *(rng.choice(floats, 4) for _ in range(2)),
        *(rng.choice(integers, 4) for _ in range(2)),
        rng.choice(np.array([0, 1, 255, 3], np.uint8), 4),
        rng.random(4) < 0.5,
        np.array(rng.random() < 0.5),
    ]


def same_bits(a: np.ndarray, b: np.ndarray) -> bool:
    nan = np.isnan(a) & np.isnan(b) if a.dtype.kind == "f" else np.zeros(a.shape, bool)
    return a.dtype == b.dtype and np.where(nan, 0, a).tobytes() == np.where(nan, 0, b).tobytes()


@pytest.mark.parametrize("seed", range(25))
def test_results_stay_the_same(seed: int) -> None:
    before = hloom.parse(Program(seed).text(steps=40))
    given = [arguments(number) for number in range(3)]
    expected = [interpreter.run(before.op, some) for some in given]
    for pipeline in ("canonicalize", "cse,dce", "inline", "inline,canonicalize,cse,canonicalize,symbol-dce"):
        after = hloom.opt(before, pipeline)
        for some, results in zip(given, expected, strict=True):
            got = interpreter.run(after.op, some)
            assert all(same_bits(a, b) for a, b in zip(got, results, strict=True)), f"{pipeline}:\n{before}"
