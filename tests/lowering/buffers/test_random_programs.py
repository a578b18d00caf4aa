"""Random programs with control flow: memory is shared and written over, and answers stay those of the tensors."""

from __future__ import annotations

import random

import numpy as np
import pytest
from c_programs import PASSES, lower

from hloom.lowering import interpreter

T, M = "tensor<6xi32>", "tensor<2x3xi32>"
_KERNELS = f"""
func.func private @add(%a: {T}, %b: {T}, %out: {T}) -> {T} attributes {{hloom.kernel}} {{
  %r = linalg.generic {{indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> (i)>],
                       iterator_types = ["parallel"]}} ins(%a, %b : {T}, {T}) outs(%out : {T}) {{
  ^bb0(%x: i32, %y: i32, %o: i32):
    %s = arith.addi %x, %y : i32
    linalg.yield %s : i32
  }} -> {T}
  return %r : {T}
}}
func.func private @grow(%a: {T}, %out: {T}) -> {T} attributes {{hloom.kernel}} {{
  %one = arith.constant 3 : i32
  %r = linalg.generic {{indexing_maps = [affine_map<(i) -> (5 - i)>, affine_map<(i) -> (i)>],
                       iterator_types = ["parallel"]}} ins(%a : {T}) outs(%out : {T}) {{
  ^bb0(%x: i32, %o: i32):
    %t = arith.muli %o, %one : i32
    %s = arith.addi %x, %t : i32
    linalg.yield %s : i32
  }} -> {T}
  return %r : {T}
}}
"""


class Writer:
    """Writes a program statement by statement; every tensor in scope may be read, written over, carried or returned."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.lines: list[str] = []
        self.count = 0

    def new(self) -> str:
        self.count += 1
        return f"%v{self.count}"

    def line(self, text: str) -> None:
        self.lines.append(text)

    def pick(self, scope: list[str]) -> str:
        return self.rng.choice(scope[-4:] if self.rng.random() < 0.7 else scope)

    def statements(self, scope: list[str], depth: int) -> None:
        for _ in range(self.rng.randint(1, 4)):
            kinds = [self.add, self.add, self.grow, self.reshape, self.constant]
            if depth < 3:
                kinds += [self.loop, self.loop, self.branch, self.repeat]
            self.rng.choice(kinds)(scope, depth)

    def add(self, scope: list[str], depth: int) -> None:
        empty, result = self.new(), self.new()
        self.line(f"{empty} = tensor.empty() : {T}")
        self.line(
            f"{result} = func.call @add({self.pick(scope)}, {self.pick(scope)}, {empty}) : ({T}, {T}, {T}) -> {T}"
        )
        scope.append(result)

    def grow(self, scope: list[str], depth: int) -> None:
        result = self.new()
        self.line(f"{result} = func.call @grow({self.pick(scope)}, {self.pick(scope)}) : ({T}, {T}) -> {T}")
        scope.append(result)

    def reshape(self, scope: list[str], depth: int) -> None:
        square, result = self.new(), self.new()
        self.line(f"{square} = tensor.expand_shape {self.pick(scope)} [[0, 1]] output_shape [2, 3] : {T} into {M}")
        self.line(f"{result} = tensor.collapse_shape {square} [[0, 1]] : {M} into {T}")
        scope.append(result)

    def constant(self, scope: list[str], depth: int) -> None:
        result = self.new()
        self.line(f"{result} = arith.constant dense<{self.rng.randint(0, 9)}> : {T}")
        scope.append(result)

    def loop(self, scope: list[str], depth: int) -> None:
        carries, result = [self.new() for _ in range(self.rng.randint(1, 3))], self.new()
        types, trips = ", ".join([T] * len(carries)), self.rng.choice(["%c0", "%c1", "%c2", "%c2"])
        initial = ", ".join(f"{carry} = {self.pick(scope)}" for carry in carries)
        self.line(f"{result}:{len(carries)} = scf.for {self.new()} = %c0 to {trips} step %c1")
        self.line(f"    iter_args({initial}) -> ({types}) {{")
        inner = scope + carries
        self.statements(inner, depth + 1)
        self.line(f"scf.yield {', '.join(self.pick(inner) for _ in carries)} : {types}")
        self.line("}")
        scope += [f"{result}#{k}" for k in range(len(carries))]

    def repeat(self, scope: list[str], depth: int) -> None:
        """A `while` loop; it may pass other values on than it carries, and computes on both sides."""
        carries, passed, result = [self.new(), self.new()], [self.new(), self.new()], self.new()
        number, go, count = self.new(), self.new(), self.new()
        initial = ", ".join(f"{carry} = {self.pick(scope)}" for carry in carries)
        self.line(f"{result}:3 = scf.while ({number} = %c0, {initial}) : (index, {T}, {T}) -> (index, {T}, {T}) {{")
        self.line(f"{go} = arith.cmpi slt, {number}, {self.rng.choice(['%c0', '%c2', '%c2'])} : index")
        inner = scope + carries
        if self.rng.random() < 0.5:
            self.statements(inner, depth + 1)
        self.line(f"scf.condition({go}) {number}, {self.pick(inner)}, {self.pick(inner)} : index, {T}, {T}")
        self.line(f"}} do {{\n^bb0({count}: index, {passed[0]}: {T}, {passed[1]}: {T}):")
        inner, step = scope + passed, self.new()
        self.statements(inner, depth + 1)
        self.line(f"{step} = arith.addi {count}, %c1 : index")
        self.line(f"scf.yield {step}, {self.pick(inner)}, {self.pick(inner)} : index, {T}, {T}\n}}")
        scope += [f"{result}#1", f"{result}#2"]

    def branch(self, scope: list[str], depth: int) -> None:
        item, limit, test, result = self.new(), self.new(), self.new(), self.new()
        self.line(f"{item} = tensor.extract {self.pick(scope)}[%c1] : {T}")
        self.line(f"{limit} = arith.constant {self.rng.randint(0, 20)} : i32")
        self.line(f"{test} = arith.cmpi slt, {item}, {limit} : i32")
        self.line(f"{result}:2 = scf.if {test} -> ({T}, {T}) {{")
        for end in ("} else {", "}"):
            inner = list(scope)
            self.statements(inner, depth + 1)
            self.line(f"scf.yield {self.pick(inner)}, {self.pick(inner)} : {T}, {T}\n{end}")
        scope += [f"{result}#0", f"{result}#1"]

    def program(self) -> str:
        scope = ["%a", "%b"]
        for _ in range(3):
            self.statements(scope, 0)
        returned = [self.pick(scope) for _ in range(3)]
        constants = "".join(f"%c{k} = arith.constant {k} : index\n" for k in range(3))
        body = constants + "\n".join(self.lines) + f"\nreturn {', '.join(returned)} : {T}, {T}, {T}"
        return f"func.func public @main(%a: {T}, %b: {T}) -> ({T}, {T}, {T}) {{\n{body}\n}}\n{_KERNELS}"


@pytest.mark.parametrize("seed", range(16))
def test_memory_keeps_what_tensors_hold(seed: int) -> None:
    text = Writer(seed).program()
    arguments = [np.arange(6, dtype=np.int32), np.array([3, -1, 4, 1, -5, 9], np.int32)]
    wanted = interpreter.run(lower(text), arguments)
    for count in (1, 3, 4):
        results = interpreter.run(lower(text, *PASSES[:count]), arguments)
        for result, each in zip(results, wanted, strict=True):
            np.testing.assert_array_equal(result, each, f"after {PASSES[count - 1].name}")
