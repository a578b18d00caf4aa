"""Small JAX programs, each about one thing that lowering must get right; arguments are drawn by NumPy from a seed.

`python tests/programs/small/small.py` writes each as StableHLO text beside this file; the texts are committed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

HERE = Path(__file__).parent
Spec = tuple[tuple[int, ...], Any]


@dataclass(frozen=True)
class Small:
    """A pure function of arrays, and the shapes and dtypes of its arguments."""

    function: Callable[..., Any]
    specs: Sequence[Spec]

    def arguments(self, seed: int) -> list[np.ndarray[Any, Any]]:
        """Floats of a normal distribution, integers from -4 to 9 (from 0 where they have no sign), bools."""
        rng = np.random.default_rng(seed)
        return [_draw(rng, shape, np.dtype(dtype)) for shape, dtype in self.specs]

    def text(self) -> str:
        specs = [jax.ShapeDtypeStruct(shape, dtype) for shape, dtype in self.specs]
        return jax.jit(self.function).lower(*specs).as_text()


def _draw(rng: np.random.Generator, shape: tuple[int, ...], dtype: np.dtype[Any]) -> np.ndarray[Any, Any]:
    if dtype == np.bool_:
        return rng.integers(0, 2, shape).astype(dtype)
    if dtype.kind in "iu":
        return rng.integers(0 if dtype.kind == "u" else -4, 10, shape).astype(dtype)
    if dtype.kind == "c":
        return (rng.standard_normal(shape) + 1j * rng.standard_normal(shape)).astype(dtype)
    return rng.standard_normal(shape).astype(dtype)


F, INT, U, B, H, C = np.float32, np.int32, np.uint32, np.bool_, jnp.bfloat16, np.complex64
PROGRAMS: dict[str, Small] = {}


def program(*specs: Spec) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Puts a function in the table, under its name."""

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        PROGRAMS[function.__name__.rstrip("_")] = Small(function, specs)
        return function

    return register


# Elementwise


@program(((3, 5), F), ((3, 5), F))
def arithmetic(x: Any, y: Any) -> Any:
    return x + y, x - y, x * y, x / y, jnp.maximum(x, y), jnp.minimum(x, y), -x, abs(x), jnp.fmod(x, y), x**2.5


@program(((4, 6), F))
def transcendental(x: Any) -> Any:
    y = abs(x) + 0.1
    powers = jnp.exp(x), jnp.expm1(x), jnp.log(y), jnp.log1p(y), jnp.sqrt(y), lax.rsqrt(y), jnp.cbrt(x)
    circles = jnp.sin(x), jnp.cos(x), jnp.tan(x), jnp.arctan2(x, y), jnp.tanh(x)
    bells = lax.logistic(x), lax.erf(x), lax.erfc(x)
    steps = jnp.floor(x), jnp.ceil(x), jnp.round(x), lax.round(x), jnp.sign(x), lax.is_finite(x / (x - x[0]))
    return *powers, *circles, *bells, *steps


@program(((3, 5), INT), ((3, 5), INT))
def integers(x: Any, y: Any) -> Any:
    shifts = [lax.shift_left(x, y), lax.shift_right_logical(x, y), lax.shift_right_arithmetic(x, y)]
    bits = [x & y, x | y, x ^ y, ~x, lax.population_count(x), lax.clz(x)]
    return [lax.div(x, y), lax.rem(x, y), x + y, x * y, jnp.sign(x), abs(x), -x, lax.max(x, y), *shifts, *bits]


@program(((3, 5), U), ((3, 5), U))
def unsigned(x: Any, y: Any) -> Any:
    return [lax.div(x, y), lax.rem(x, y), x - y, x < y, lax.shift_right_logical(x, y), x.astype(F), lax.min(x, y)]


@program(((3, 5), INT), ((3, 5), INT))
def integer_power(x: Any, y: Any) -> Any:
    return jnp.power(x, abs(y)), x**3


@program(((4, 6), F), ((4, 6), F), ((4, 6), B), ((), B))
def choices(x: Any, y: Any, p: Any, q: Any) -> Any:
    chosen = jnp.where(p, x, y), lax.select(q, x, y), lax.clamp(-0.5, x, y[0, 0])
    return *chosen, x < y, x == y, p & (x != y), jnp.logical_not(p), jnp.logical_xor(p, q)


@program(((4, 6), F), ((4, 6), INT), ((4, 6), B))
def conversions(x: Any, i: Any, p: Any) -> Any:
    big = x * 1e9
    floats = [x.astype(H), x.astype(jnp.float16), x.astype(B), i.astype(F), p.astype(F), i.astype(H)]
    return [
        *floats,
        big.astype(jnp.int8),
        big.astype(jnp.uint8),
        i.astype(jnp.int8),
        i.astype(jnp.uint32),
        p.astype(INT),
    ]


@program(((4, 6), H), ((4, 6), H))
def half_precision(x: Any, y: Any) -> Any:
    return x * y + x, jnp.tanh(x), jnp.sum(x * y, axis=1), x @ y.T, lax.logistic(x)


@program(((3, 4), C), ((3, 4), C))
def complex_numbers(x: Any, y: Any) -> Any:
    return x * y + x, x / y, x.real, x.imag, abs(x), jnp.exp(x), jnp.conj(x), lax.complex(x.real, y.imag), x == y


@program(((4, 6), F), ((4, 6), INT))
def bits(x: Any, i: Any) -> Any:
    ints = lax.bitcast_convert_type(x, INT), lax.bitcast_convert_type(i, F)
    return *ints, lax.reduce_precision(x, 5, 10), lax.reduce_precision(x * 1e-30, 8, 7)


# Movement


@program(((4, 6, 5), F))
def slices(x: Any) -> Any:
    return x[1:3, ::2], x[:2], x[-1], x[:, ::-1], x[1:2, 2:6:3, 4:], x[:3] + x[1:]


@program(((4, 6, 5), F))
def shapes(x: Any) -> Any:
    moved = x.transpose(2, 0, 1)
    single = x.sum().reshape(1, 1), x[:1, 0, :1].reshape(()), (x[:1, :1, :1] * 2).reshape(1)
    return (
        moved,
        x.reshape(24, 5) * 2,
        moved.reshape(20, 6) + 1,
        x[None, :, None] + 1,
        x.reshape(2, 2, 30).sum(1),
        single,
    )


@program(((8, 3, 4), F), ((12, 5), F))
def merge_into_dot(x: Any, w: Any) -> Any:
    return jnp.tanh(x).transpose(1, 0, 2)[1].reshape(8, 4).sum(), x.transpose(0, 2, 1).reshape(8, 12) @ w


@program(((3, 4), F), ((2, 4), F))
def joined(x: Any, y: Any) -> Any:
    both = jnp.concatenate([x, y * 2, x + 1], axis=0)
    return both, jnp.exp(both).sum(1), jnp.concatenate([x.T, y.T], axis=1)[1:3, 2:], jnp.stack([x[:2], y])


@program(((3, 4), F), ((4, 5), F))
def joined_on_the_way(x: Any, w: Any) -> Any:
    mixed = jax.nn.softmax(x)
    return jnp.concatenate([mixed, jnp.tanh(mixed @ w), mixed @ w[:, :2]], axis=1)


@program(((3, 4), F), ((), F))
def padded(x: Any, value: Any) -> Any:
    plain = jnp.pad(x, ((1, 2), (0, 3)), constant_values=2.0)
    mixed = lax.pad(jnp.exp(x), value, ((1, -1, 2), (-1, 2, 0)))
    return plain, mixed, lax.pad(x, value, ((0, 0, 1), (2, 1, 0))).sum(0), lax.pad(x, value, ((-2, -1, 0), (0, 0, 0)))


@program(((3, 4), F))
def rolled(x: Any) -> Any:
    return jnp.roll(x, 1, axis=0) + jnp.roll(x, -1, axis=1) - 4 * x, jnp.tile(x, (2, 3)), jnp.repeat(x, 2, axis=1)


@program(((4, 5), F))
def iotas(x: Any) -> Any:
    causal = jnp.tril(jnp.ones((4, 5), bool))
    return jnp.where(causal, x, -jnp.inf), jnp.arange(5) * x, jnp.eye(3), jnp.arange(6, dtype=jnp.uint8)


@program(((6, 5), F), ((3,), INT), ((), INT))
def lookups(x: Any, rows: Any, start: Any) -> Any:
    taken = lax.dynamic_slice(x, (start, 1), (2, 3)), x[rows], x[rows, rows], jnp.take(x * 2, rows, axis=1)
    return *taken, lax.dynamic_index_in_dim(x, start, 0), x[rows].sum(0)


@program(((2, 6, 5), F), ((2, 3), INT))
def batched_lookups(x: Any, rows: Any) -> Any:
    return jnp.take_along_axis(x, rows[:, :, None], axis=1), jax.vmap(lambda a, i: a[i, 1])(x, rows)


@program(((6, 5), F), ((2, 3), F), ((), INT), ((), np.uint8))
def updates(x: Any, y: Any, i: Any, j: Any) -> Any:
    first = lax.dynamic_update_slice(x, y, (j, j))
    return first, lax.dynamic_update_slice(x * 2, y + 1, (i, i - 2)), lax.dynamic_update_slice(first, y, (i + 1, 0))


# Folds


@program(((4, 6, 5), F))
def reductions(x: Any) -> Any:
    sums = x.sum(), x.sum(0), x.sum(1), x.sum((0, 2)), x.mean(-1, keepdims=True)
    return *sums, x.max(1), x.min((1, 2)), x.prod(2), (x > 0).all(1), (x > 0).any(0), jnp.var(x, axis=1)


@program(((4, 6), F), ((4, 6), INT))
def extremes(x: Any, i: Any) -> Any:
    return x.argmax(1), x.argmin(0), i.argmax(), i.max(1), i.sum(0)


@program(((5, 7), F))
def siblings(x: Any) -> Any:
    mean, square = x.mean(1), (x * x).mean(1)
    return (x - mean[:, None]) * lax.rsqrt(square - mean**2 + 1e-5)[:, None]


@program(((12,), F))
def vector_softmax(x: Any) -> Any:
    return jax.nn.softmax(x)


@program(((3, 4), F), ((4, 5), F), ((2, 3, 4), F), ((2, 4, 5), F), ((4,), F))
def contractions(x: Any, y: Any, a: Any, b: Any, v: Any) -> Any:
    plain = x @ y, x @ v, v @ v, jnp.einsum("bij,bjk->bik", a, b), jnp.einsum("bij,bjk->kbi", a, b)
    return *plain, x.T @ x, jnp.einsum("bij,bij->b", a, a), jnp.einsum("ij,kl->ijkl", x, y).sum((1, 3))


@program(((4, 6), np.int8), ((6, 3), np.int8))
def integer_dot(x: Any, y: Any) -> Any:
    return lax.dot_general(x, y, (((1,), (0,)), ((), ())), preferred_element_type=INT), x.astype(INT) @ y.astype(INT)


@program(((4, 8), F), ((8, 6), F), ((6,), F), ((4, 6), F))
def dense_layers(x: Any, w: Any, b: Any, r: Any) -> Any:
    y = x @ w + b
    return jax.nn.relu(y), jax.nn.gelu(y) + r, jnp.tanh(x @ w[:, :3]), jax.nn.softmax(x @ w)


@program(((2, 7, 6, 4), F), ((3, 2, 4, 6), F), ((6,), F))
def convolutions(x: Any, k: Any, b: Any) -> Any:
    dims = ("NHWC", "HWIO", "NHWC")
    same = jax.nn.relu(lax.conv_general_dilated(x, k, (1, 1), "SAME", dimension_numbers=dims) + b)
    wide = lax.conv_general_dilated(x, k, (2, 1), ((1, 2), (0, 1)), rhs_dilation=(2, 1), dimension_numbers=dims)
    up = lax.conv_general_dilated(x, k, (1, 1), ((0, 1), (1, -1)), lhs_dilation=(2, 2), dimension_numbers=dims)
    return same, wide, up


@program(((2, 4, 7, 6), F), ((6, 2, 3, 2), F), ((8, 1, 3, 2), F))
def grouped_convolutions(x: Any, k: Any, d: Any) -> Any:
    dims = ("NCHW", "OIHW", "NCHW")
    grouped = lax.conv_general_dilated(x, k, (1, 1), "SAME", dimension_numbers=dims, feature_group_count=2)
    deep = lax.conv_general_dilated(x, d, (1, 2), "VALID", dimension_numbers=dims, feature_group_count=4)
    return grouped + jnp.arange(6.0)[:, None, None], deep


@program(((2, 6, 5, 3), F), ((2, 2, 3, 4), F))
def convolution_gradients(x: Any, k: Any) -> Any:
    def loss(x: Any, k: Any) -> Any:
        y = lax.conv_general_dilated(x, k, (2, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))
        return (y * y).sum()

    return jax.grad(loss, argnums=(0, 1))(x, k)


@program(((4, 6, 5), F), ((3, 6, 4), F))
def batch_grouped_convolution(x: Any, k: Any) -> Any:
    return lax.conv_general_dilated(x, k, (1,), ((1, 1),), dimension_numbers=("NCH", "HIO", "NCH"), batch_group_count=2)


@program(((2, 8, 6, 3), F))
def pools(x: Any) -> Any:
    halved = lax.reduce_window(x, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")
    dense = lax.reduce_window(jnp.exp(x), 0.0, lax.add, (1, 3, 3, 1), (1, 2, 1, 1), "SAME")
    dilated = lax.reduce_window(x, jnp.inf, lax.min, (1, 2, 2, 1), (1, 1, 1, 1), "VALID", (1, 2, 1, 1), (1, 2, 1, 1))
    return halved, dense / 9, dilated, jnp.cumsum(x, axis=1)


# Programs


@program(((6, 8), F), ((8,), F), ((8,), F))
def normalised(x: Any, g: Any, b: Any) -> Any:
    mean = x.mean(-1, keepdims=True)
    var = jnp.var(x, -1, keepdims=True)
    return (x - mean) * lax.rsqrt(var + 1e-5) * g + b


@program(((2, 5, 12), F), ((12, 36), F), ((12, 12), F))
def attention(x: Any, w: Any, o: Any) -> Any:
    q, k, v = ((x @ part).reshape(2, 5, 3, 4) for part in jnp.split(w, 3, axis=1))
    scores = jnp.einsum("bqhd,bkhd->bhqk", q, k) / 2
    masked = jnp.where(jnp.tril(jnp.ones((5, 5), bool)), scores, -1e9)
    mixed = jnp.einsum("bhqk,bkhd->bqhd", jax.nn.softmax(masked), v).reshape(2, 5, 12)
    return x + mixed @ o


@program(((3, 4), F), ((4,), F))
def loops(x: Any, b: Any) -> Any:
    def body(i: Any, carry: tuple[Any, Any]) -> tuple[Any, Any]:
        y, z = carry
        return z, jnp.tanh(y) + b * i.astype(F)

    swapped = lax.fori_loop(0, 3, body, (x, x * 2))
    counted = lax.while_loop(lambda c: c[1] < 50, lambda c: (c[0] + 1, c[1] * 2 + 1), (0, 1))
    return *swapped, *counted


@program(((3,), F), ((), INT), ((), INT))
def counters(x: Any, first: Any, bound: Any) -> Any:
    """Loops whose bounds are not known, nested ones, ones that never run, and a counter that outlives its loop."""

    def triangle(i: Any, total: Any) -> Any:
        return lax.fori_loop(i, bound, lambda j, t: t + x * (i * j).astype(F), total)

    outlived = lax.while_loop(lambda c: c[0] < 3, lambda c: (c[0] + 1, c[1] * c[0].astype(F)), (1, x))
    backwards = lax.while_loop(lambda c: c[0] < 3, lambda c: (c[0] + 2, c[1] + 1.0), (0, x))
    never = lax.fori_loop(5, 2, lambda i, c: c * 2, x)
    return lax.fori_loop(first, 4, triangle, x), outlived, backwards, never


@program(((4,), F), ((5, 4), F))
def scans(x: Any, ys: Any) -> Any:
    return lax.scan(lambda c, y: (c * 0.5 + y, jnp.sin(c) * y), x, ys)


@program(((3, 4), F), ((), INT), ((), B))
def branches(x: Any, i: Any, p: Any) -> Any:
    switched = lax.switch(i, [lambda x: x, lambda x: x * 2, lambda x: jnp.exp(x)], x)
    return switched, lax.cond(p, lambda x: x.sum(), lambda x: x.max(), x), lax.cond(i > 2, lambda: 1, lambda: 2)


@program(((3, 4), F), ((4, 2), F), ((3, 2), F))
def training_step(x: Any, w: Any, y: Any) -> Any:
    def loss(w: Any) -> Any:
        return -(jax.nn.log_softmax(jnp.tanh(x @ w)) * y).sum(-1).mean()

    value, gradient = jax.value_and_grad(loss)(w)
    return value, w - 0.1 * gradient


@program(((0, 4), F), ((4, 3), F))
def empty(x: Any, w: Any) -> Any:
    return x @ w, x.sum(0), jnp.exp(x), jnp.concatenate([x, w.T]), x.max(1)


@program(((3,), F))
def constants(x: Any) -> Any:
    table = np.arange(6, dtype=np.float32).reshape(2, 3)
    return jnp.asarray(table), x, x, jnp.zeros((2, 2), np.uint8), table @ x, jnp.full((40, 5), 3, np.int16)


if __name__ == "__main__":
    for name, small in PROGRAMS.items():
        (HERE / f"{name}.mlir").write_text(small.text())
