"""Contractions in register tiles: the sums that plain loops make, whatever the layout, and whatever comes along."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from c_programs import lower
from xdsl.dialects import memref

from hloom.lowering import interpreter
from hloom.lowering.lower_to_buffers import LowerToBuffers
from hloom.lowering.lower_to_loops import LowerToLoops


def tensor(shape: tuple[int, ...]) -> str:
    return f"tensor<{'x'.join(map(str, shape))}xf32>"


def affine(dims: str, used: Iterable[str]) -> str:
    return f"affine_map<({', '.join(dims)}) -> ({', '.join(used)})>"


def generic(
    ins: list[tuple[str, str]], out: tuple[str, str], maps: list[str], kinds: str, arguments: str, body: str
) -> str:
    """The text of a `linalg.generic` on (value, type) pairs; `body` ends in %v."""
    names, types = ", ".join(name for name, _ in ins), ", ".join(type_ for _, type_ in ins)
    return f"""linalg.generic {{indexing_maps = [{", ".join(maps)}], iterator_types = [{kinds}]}}
      ins({names} : {types}) outs({out[0]} : {out[1]}) {{
      ^bb0({arguments}):
        {body}
        linalg.yield %v : f32
      }} -> {out[1]}"""


def contraction(
    spec: str, sizes: dict[str, int], before: str = "fill", after: str = ""
) -> tuple[str, list[np.ndarray]]:
    """A program for an einsum of two operands, and arguments for it: the operands, and one of the result's shape, %z.

    `before` says what the sums start from (`fill` or `start`, which is %z), `after` what is done with them: nothing,
    `relu` of the sum with %z, in place, or `padded` (and doubled, in a larger result that was filled meanwhile).
    """
    operands, result = spec.split("->")
    left, right = operands.split(",")
    dims = result + "".join(sorted(set(left + right) - set(result)))
    shapes = [tuple(sizes[d] for d in each) for each in (left, right, result)]
    wider = (*shapes[2][:-1], shapes[2][-1] + 2) if after == "padded" else shapes[2]
    x, y, z, final = map(tensor, (*shapes, wider))
    identity, shifted = affine(result, result), affine(result, [*result[:-1], f"{result[-1]} + 1"])
    parallel = ", ".join(['"parallel"'] * len(result))
    kinds = ", ".join('"parallel"' if d in result else '"reduction"' for d in dims)
    target = "%sums" if after == "padded" else "%out"
    lines = [f"%sums = tensor.empty() : {z}"]
    if before == "fill":
        lines.append(f"%start = linalg.fill ins(%one : f32) outs({target} : {z}) -> {z}")
    else:
        copy = "%v = arith.addf %a, %zero : f32"
        args = "%a: f32, %u: f32"
        lines.append("%start = " + generic([("%z", z)], (target, z), [identity, identity], parallel, args, copy))
    maps = [affine(dims, each) for each in (left, right, result)]
    product = "%p = arith.mulf %a, %b : f32\n%v = arith.addf %s, %p : f32"
    args = "%a: f32, %b: f32, %s: f32"
    lines.append("%dot = " + generic([("%x", x), ("%y", y)], ("%start", z), maps, kinds, args, product))
    if after == "relu":
        relu = "%t = arith.addf %s, %a : f32\n%v = arith.maximumf %t, %zero : f32"
        end = generic([("%z", z)], ("%dot", z), [identity, identity], parallel, "%a: f32, %s: f32", relu)
    elif after == "padded":
        lines.append(f"%filled = linalg.fill ins(%one : f32) outs(%out : {final}) -> {final}")
        double = "%v = arith.addf %s, %s : f32"
        maps = [identity, shifted]
        end = generic([("%dot", z)], ("%filled", final), maps, parallel, "%s: f32, %u: f32", double)
    lines += [f"%end = {end}\nreturn %end : {final}"] if after else [f"return %dot : {final}"]
    rng = np.random.default_rng(sum(map(ord, spec)))
    arguments = [rng.integers(-4, 5, shape).astype(np.float32) for shape in shapes]
    return _program(x, y, z, final, "\n  ".join(lines)), arguments


def _program(x: str, y: str, z: str, final: str, body: str) -> str:
    return f"""
func.func public @main(%x: {x}, %y: {y}, %z: {z}) -> {final} {{
  %e = tensor.empty() : {final}
  %r = func.call @kernel(%x, %y, %z, %e) : ({x}, {y}, {z}, {final}) -> {final}
  return %r : {final}
}}
func.func private @kernel(%x: {x}, %y: {y}, %z: {z}, %out: {final}) -> {final} attributes {{hloom.kernel}} {{
  %one = arith.constant 1.0 : f32
  %zero = arith.constant 0.0 : f32
  {body}
}}"""


def is_tiled(text: str) -> bool:
    return any(isinstance(op, memref.AllocaOp) for op in lower(text, LowerToBuffers, LowerToLoops).walk())


def check(text: str, arguments: list[np.ndarray]) -> None:
    """Sums of small whole numbers are exact, so that they are equal in any order."""
    (wanted,) = interpreter.run(lower(text), arguments)
    (result,) = interpreter.run(lower(text, LowerToBuffers, LowerToLoops), arguments)
    np.testing.assert_array_equal(result, wanted)


SPECS = [
    "mk,kn->mn",
    "mk,nk->mn",
    "km,kn->mn",
    "bmk,bkn->bmn",
    "bmk,bnk->bmn",
    "mk,kn->nm",
    "bhmk,bkhn->bhmn",
    "pmk,qkpn->mqn",
]


@pytest.mark.parametrize("spec", SPECS)
@pytest.mark.parametrize("after", ["", "relu", "padded"])
def test_layouts(spec: str, after: str) -> None:
    sizes = {"m": 10, "n": 24, "k": 9, "b": 2, "h": 3, "p": 2, "q": 2}
    text, arguments = contraction(spec, sizes, "fill", after)
    assert is_tiled(text)
    check(text, arguments)


@pytest.mark.parametrize(
    ("m", "n", "tiled"),
    [
        (8, 16, True),
        (14, 5, True),
        (2, 48, True),
        (16, 100, True),
        (13, 16, False),
        (1, 16, False),
        (8, 3, False),
        (8, 37, False),
    ],
)
@pytest.mark.parametrize("before", ["fill", "start"])
def test_sizes(m: int, n: int, tiled: bool, before: str) -> None:
    text, arguments = contraction("mk,kn->mn", {"m": m, "n": n, "k": 8}, before)
    assert is_tiled(text) == tiled
    check(text, arguments)


def test_short_sums_are_not_worth_a_tile() -> None:
    text, arguments = contraction("mk,kn->mn", {"m": 8, "n": 16, "k": 7})
    assert not is_tiled(text)
    check(text, arguments)


@pytest.mark.parametrize("before", ["fill", "start"])
@pytest.mark.parametrize("after", ["", "relu", "padded"])
def test_what_comes_along(before: str, after: str) -> None:
    text, arguments = contraction("mk,kn->mn", {"m": 40, "n": 32, "k": 12}, before, after)
    assert is_tiled(text)
    check(text, arguments)


def test_a_panel_keeps_out_of_the_loops_around_sums() -> None:
    """Its first loop, over a part of the reduction, is as long as the loop over the batch, but it is not that loop."""
    text, arguments = contraction("bhqd,hdn->bqn", {"b": 8, "h": 4, "q": 16, "d": 8, "n": 32}, "fill", "relu")
    assert is_tiled(text)
    check(text, arguments)
