"""Random programs mean the same at stage `linalg` as above, whatever was stored, recomputed or written over."""

from __future__ import annotations

import random
from math import prod

import numpy as np
import pytest

import hloom
from hloom.lowering import interpreter
from hloom.lowering.stages import lower

Shape = tuple[int, ...]


def tensor(shape: Shape, element: str = "f32") -> str:
    return f"tensor<{'x'.join([*map(str, shape), element])}>"


class Program:
    """Writes a program op by op, each on values that it has already; a value is used again and again."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.lines: list[str] = []
        self.values: list[tuple[str, Shape]] = []
        self.arguments: list[Shape] = []
        for _ in range(self.rng.randint(1, 3)):
            self.arguments.append(self.shape())
            self.values.append((f"%arg{len(self.values)}", self.arguments[-1]))

    def shape(self) -> Shape:
        return tuple(self.rng.choice([1, 2, 3, 4, 6]) for _ in range(self.rng.randint(0, 3)))

    def pick(self) -> tuple[str, Shape]:
        return self.rng.choice(self.values[-5:] if self.rng.random() < 0.7 else self.values)

    def of_shape(self, shape: Shape) -> str:
        """A value of some shape: one that there is, or a scalar of one that is spread."""
        fitting = [name for name, found in self.values if found == shape]
        if fitting and self.rng.random() < 0.9:
            return self.rng.choice(fitting)
        scalar = self.scalar()
        return self.add(f"stablehlo.broadcast_in_dim {scalar}, dims = [] : (tensor<f32>) -> {tensor(shape)}", shape)

    def scalar(self) -> str:
        fitting = [name for name, found in self.values if found == ()]
        if fitting and self.rng.random() < 0.6:
            return self.rng.choice(fitting)
        return self.add(f"stablehlo.constant dense<{self.rng.choice(['0.5', '-1.0', '2.0'])}> : tensor<f32>", ())

    def add(self, text: str, shape: Shape) -> str:
        name = f"%v{len(self.lines)}"
        self.lines.append(f"  {name} = {text}")
        self.values.append((name, shape))
        return name

    # Ops

    def unary(self) -> None:
        x, shape = self.pick()
        op = self.rng.choice(["negate", "tanh", "abs", "cosine", "floor"])
        self.add(f"stablehlo.{op} {x} : {tensor(shape)}", shape)

    def binary(self) -> None:
        x, shape = self.pick()
        y = self.of_shape(shape)
        op = self.rng.choice(["add", "subtract", "multiply", "maximum", "minimum"])
        self.add(f"stablehlo.{op} {x}, {y} : {tensor(shape)}", shape)

    def transpose(self) -> None:
        x, shape = self.pick()
        order = self.rng.sample(range(len(shape)), len(shape))
        made = tuple(shape[d] for d in order)
        self.add(f"stablehlo.transpose {x}, dims = {order} : ({tensor(shape)}) -> {tensor(made)}", made)

    def reshape(self) -> None:
        x, shape = self.pick()
        made: list[int] = []
        rest = prod(shape)
        while rest > 1 and len(made) < 3:
            made.append(self.rng.choice([d for d in range(1, rest + 1) if rest % d == 0]))
            rest //= made[-1]
        target = tuple([*made, rest] if rest > 1 or not made else made)
        self.add(f"stablehlo.reshape {x} : ({tensor(shape)}) -> {tensor(target)}", target)

    def broadcast(self) -> None:
        x, shape = self.pick()
        if len(shape) > 2:
            return
        made = list(shape)
        places = list(range(len(shape)))
        at = self.rng.randint(0, len(shape))
        made.insert(at, self.rng.choice([2, 3]))
        places = [d + (d >= at) for d in places]
        for d, place in enumerate(places):
            if shape[d] == 1:
                made[place] = self.rng.choice([1, 4])
        self.add(
            f"stablehlo.broadcast_in_dim {x}, dims = {places} : ({tensor(shape)}) -> {tensor(tuple(made))}", tuple(made)
        )

    def slice(self) -> None:
        x, shape = self.pick()
        ranges: list[str] = []
        made: list[int] = []
        for size in shape:
            start = self.rng.randint(0, size - 1)
            limit, stride = self.rng.randint(start + 1, size), self.rng.choice([1, 1, 2])
            ranges.append(f"{start}:{limit}:{stride}")
            made.append(-(-(limit - start) // stride))
        text = f"stablehlo.slice {x} [{', '.join(ranges)}] : ({tensor(shape)}) -> {tensor(tuple(made))}"
        self.add(text, tuple(made))

    def reverse(self) -> None:
        x, shape = self.pick()
        dims = [d for d in range(len(shape)) if self.rng.random() < 0.5]
        self.add(f"stablehlo.reverse {x}, dims = {dims} : {tensor(shape)}", shape)

    def pad(self) -> None:
        x, shape = self.pick()
        if not shape or prod(shape) > 60:
            return
        value = self.scalar()
        low, high = ([self.rng.choice([0, 0, 1, 2, -1]) for _ in shape] for _ in range(2))
        between = [self.rng.choice([0, 0, 1]) for _ in shape]
        made = tuple(a + b + n + (n - 1) * i for a, b, n, i in zip(low, high, shape, between, strict=True))
        if min(made) < 1:
            return
        types = f"({tensor(shape)}, tensor<f32>) -> {tensor(made)}"
        self.add(f"stablehlo.pad {x}, {value}, low = {low}, high = {high}, interior = {between} : {types}", made)

    def concatenate(self) -> None:
        x, shape = self.pick()
        if not shape or prod(shape) > 60:
            return
        parts = [x, *(self.of_shape(shape) for _ in range(self.rng.randint(1, 2)))]
        d = self.rng.randrange(len(shape))
        made = (*shape[:d], shape[d] * len(parts), *shape[d + 1 :])
        types = f"({', '.join([tensor(shape)] * len(parts))}) -> {tensor(made)}"
        self.add(f"stablehlo.concatenate {', '.join(parts)}, dim = {d} : {types}", made)

    def reduce(self) -> None:
        x, shape = self.pick()
        dims = [d for d in range(len(shape)) if self.rng.random() < 0.5]
        made = tuple(n for d, n in enumerate(shape) if d not in dims)
        op, init = self.rng.choice([("add", "0.0"), ("maximum", "-2.0"), ("minimum", "2.0")])
        zero = self.add(f"stablehlo.constant dense<{init}> : tensor<f32>", ())
        types = f"({tensor(shape)}, tensor<f32>) -> {tensor(made)}"
        self.add(
            f"stablehlo.reduce({x} init: {zero}) applies stablehlo.{op} across dimensions = {dims} : {types}", made
        )

    def dot(self) -> None:
        x, shape = self.pick()
        matching = [v for v in self.values if shape and v[1] and v[1][0] == shape[-1]]
        if not matching:
            return
        y, other = self.rng.choice(matching)
        made = (*shape[:-1], *other[1:])
        if len(made) > 3 or prod(made) > 300:
            return
        types = f"({tensor(shape)}, {tensor(other)}) -> {tensor(made)}"
        self.add(f"stablehlo.dot_general {x}, {y}, contracting_dims = [{len(shape) - 1}] x [0] : {types}", made)

    def look_up(self) -> None:
        x, shape = self.pick()
        if not shape:
            return
        sizes = [self.rng.randint(1, n) for n in shape]
        starts: list[str] = []
        for _ in shape:
            number = self.add(f"stablehlo.convert {self.scalar()} : (tensor<f32>) -> tensor<i32>", (-1,))
            self.values.pop()
            starts.append(number)
        types = f"({', '.join([tensor(shape), *['tensor<i32>'] * len(shape)])}) -> {tensor(tuple(sizes))}"
        self.add(f"stablehlo.dynamic_slice {x}, {', '.join(starts)}, sizes = {sizes} : {types}", tuple(sizes))

    def update(self) -> None:
        x, shape = self.pick()
        if not shape:
            return
        sizes = tuple(self.rng.randint(1, n) for n in shape)
        patch = self.of_shape(sizes)
        number = self.add(f"stablehlo.convert {self.scalar()} : (tensor<f32>) -> tensor<i32>", (-1,))
        self.values.pop()
        types = ", ".join([tensor(shape), tensor(sizes), *["tensor<i32>"] * len(shape)])
        starts = ", ".join([number] * len(shape))
        self.add(f"stablehlo.dynamic_update_slice {x}, {patch}, {starts} : ({types}) -> {tensor(shape)}", shape)

    def text(self, length: int) -> str:
        ops = [self.unary, self.binary, self.binary, self.transpose, self.reshape, self.broadcast, self.slice]
        ops += [self.reverse, self.pad, self.concatenate, self.reduce, self.reduce, self.dot, self.look_up, self.update]
        while len(self.lines) < length:
            self.rng.choice(ops)()
        results = self.rng.sample(self.values, min(len(self.values), self.rng.randint(1, 4)))
        inputs = ", ".join(f"%arg{n}: {tensor(shape)}" for n, shape in enumerate(self.arguments))
        types = ", ".join(tensor(shape) for _, shape in results)
        head = f"func.func public @main({inputs}) -> ({types}) {{"
        last = f"  return {', '.join(name for name, _ in results)} : {types}"
        return "\n".join([head, *self.lines, last, "}"])


def check(seed: int, length: int) -> None:
    program = Program(seed)
    text = program.text(length)
    rng = np.random.default_rng(seed)
    arguments = [rng.integers(-2, 3, shape).astype(np.float32) for shape in program.arguments]
    above, below = hloom.parse(text), hloom.parse(text)
    lower(below.op, below.context, "linalg")
    expected = interpreter.run(above.op, arguments)
    for got, wanted in zip(interpreter.run(below.op, arguments), expected, strict=True):
        scale = float(np.abs(wanted[np.isfinite(wanted)]).max(initial=1))
        np.testing.assert_allclose(got, wanted, rtol=1e-4, atol=1e-5 * scale, err_msg=text)


@pytest.mark.parametrize("seed", range(60))
def test_short_programs(seed: int) -> None:
    check(seed, 12)


@pytest.mark.parametrize("seed", range(1000, 1020))
def test_long_programs(seed: int) -> None:
    check(seed, 60)
