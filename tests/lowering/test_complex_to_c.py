"""Programs on complex numbers, from StableHLO to C: as the interpreter and XLA have them, at every stage."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from c_programs import mlir_opt, run_c
from jax import lax

import hloom
from hloom.api import Module
from hloom.lowering import interpreter
from hloom.lowering.c import Profile, emit_c
from hloom.lowering.stages import STAGES, lower


@pytest.fixture(autouse=True)
def _wide_types() -> Iterator[None]:
    with jax.enable_x64(True):
        yield


def numbers(dtype: Any, *shapes: Sequence[int]) -> list[np.ndarray]:
    rng = np.random.default_rng(len(shapes))
    return [(rng.standard_normal(s) + 1j * rng.standard_normal(s)).astype(dtype) for s in shapes]


def arithmetic(x: Any, y: Any) -> Any:
    parts = x.real, y.imag, lax.complex(x.real, y.imag), jnp.conj(x)
    chosen = jnp.where(x == y, x, -y), jnp.where(x.real < y.real, x, y), x != y
    return *parts, *chosen, x * y - x, 2.5 * x + 1j * y


def movement(x: Any, y: Any) -> Any:
    joined = jnp.concatenate([x, y * 2], axis=0)
    cut = x.T, x[::-1, 1:4:2], joined[2:5], jnp.pad(x, ((1, 2), (0, 1)), constant_values=1 - 2j), x.reshape(2, -1).T
    return *cut, x[jnp.array([2, 0, 7])], lax.dynamic_update_slice(x, y[:1, :2], (1, 1)), x.astype(jnp.complex64)


def folds(x: Any, y: Any) -> Any:
    return x.sum(), x.sum(0), x.prod(1), (x @ y.T), jnp.einsum("ij,ij->j", x, jnp.conj(y)), (x + y).mean(1)


def convolution(x: Any, y: Any) -> Any:
    image, kernel = x.reshape(1, 1, *x.shape), y[:2, :3].reshape(1, 1, 2, 3)
    return lax.conv_general_dilated(image, kernel, (1, 1), "SAME")


def loops(x: Any, y: Any) -> Any:
    def step(state: Any) -> Any:
        count, a, b = state
        return count + 1, b * 0.5, a + b

    _, a, b = lax.while_loop(lambda state: state[0] < 5, step, (0, x, y))
    either = lax.cond(x[0, 0].real > 0, lambda: (x * y, x[0, 0]), lambda: (x, y[0, 0]))
    return a, b, *either, lax.fori_loop(0, 3, lambda i, z: z * z + 1j, x[0, 0])


def constants(x: Any, y: Any) -> Any:
    table = jnp.asarray(numbers(x.dtype, x.shape)[0])
    return x * table, jnp.zeros_like(x) + y[0, 0], jnp.full((3, 2), 1 - 2j, x.dtype)


def functions(x: Any, y: Any) -> Any:
    x, y = x / 2, y / 2 + 3
    powers = jnp.exp(x), jnp.expm1(x), jnp.log(x), jnp.log1p(x), jnp.sqrt(x), lax.rsqrt(x), lax.logistic(x), x**y
    return *powers, jnp.sin(x), jnp.cos(x), jnp.tan(x), jnp.tanh(x), jnp.sign(x), abs(x), x / y, jnp.angle(x)


PROGRAMS: list[Callable[..., Any]] = [arithmetic, movement, folds, convolution, loops, constants, functions]


def at_stage(function: Callable[..., Any], arguments: Sequence[Any], stage: str) -> Module:
    """A JAX function lowered to a stage, printed there, and read back."""
    module = hloom.parse(jax.jit(function).lower(*arguments).as_text())
    lower(module.op, module.context, stage)
    return hloom.parse(str(module))


def expected(function: Callable[..., Any], arguments: Sequence[Any]) -> list[np.ndarray]:
    return [np.asarray(each) for each in jax.tree.leaves(jax.jit(function)(*arguments))]


def assert_near(got: Sequence[np.ndarray], wanted: Sequence[np.ndarray]) -> None:
    assert len(got) == len(wanted)
    for a, b in zip(got, wanted, strict=True):
        assert (a.dtype, a.shape) == (b.dtype, b.shape)
        tolerance = 1e-5 if b.dtype in (np.float32, np.complex64) else 1e-13
        assert np.abs(a.astype(np.complex128) - b).max() <= tolerance * np.abs(b).max()


@pytest.mark.parametrize(("dtype", "profile"), [(np.complex64, "portable"), (np.complex128, "native")])
@pytest.mark.parametrize("function", PROGRAMS, ids=lambda f: f.__name__)
def test_c_equals_xla(function: Callable[..., Any], dtype: Any, profile: Profile) -> None:
    """`portable` runs under gcc's sanitizers, with every warning an error."""
    arguments = numbers(dtype, (4, 6), (4, 6))
    got = run_c(str(at_stage(function, arguments, "linalg")), *arguments, profile=profile)
    assert_near(got, expected(function, arguments))


SPECIAL = [0.0, -0.0, 1.0, -2.5, 80.0, 1e-30, np.inf, -np.inf, np.nan]
UNARY = [lax.exp, lax.expm1, lax.log, lax.log1p, lax.logistic, lax.sqrt, lax.rsqrt, lax.sign, lax.abs]
UNARY += [lax.sin, lax.cos, lax.tan, lax.tanh]


def near(got: np.ndarray, wanted: np.ndarray, ulps: float) -> np.ndarray:
    """Where numbers are within `ulps` of their absolute value, infinities and NaN being in the same parts."""
    size = np.where(np.isfinite(np.abs(wanted)), np.abs(wanted), np.abs(wanted.real))
    close = np.ones(got.shape, bool)
    for a, b in ((got.real, wanted.real), (got.imag, wanted.imag)):
        close &= (a == b) | (np.isnan(a) & np.isnan(b)) | (np.abs(a - b) <= ulps * np.finfo(b.dtype).eps * size)
    return close


@pytest.mark.parametrize(("dtype", "profile"), [(np.complex64, "native"), (np.complex128, "portable")])
def test_special_numbers_as_the_interpreter_has_them(dtype: Any, profile: Profile) -> None:
    """Within 4 ulp; of logistic, whose poles make more of an error in exp, within 8."""
    z = np.empty(len(SPECIAL) ** 2, dtype)
    z.real, z.imag = np.array(list(itertools.product(SPECIAL, repeat=2))).T
    scattered = numbers(dtype, (300,))[0] * np.exp(3 * np.random.default_rng(0).standard_normal(300)).astype(dtype)
    x, y = np.repeat(z, len(z)), np.tile(z, len(z))
    one, two = lambda z: [f(z) for f in UNARY], lambda x, y: [lax.div(x, y), lax.mul(x, y)]
    for function, arguments in ((one, [np.concatenate([z, scattered])]), (two, [x, y])):
        got = run_c(str(at_stage(function, arguments, "linalg")), *arguments, profile=profile)
        with np.errstate(all="ignore"):
            wanted = interpreter.run(at_stage(function, arguments, "stablehlo").op, arguments)
        for number, (a, b) in enumerate(zip(got, wanted, strict=True)):
            assert near(a, b, 8 if number == UNARY.index(lax.logistic) else 4).all()


def test_names_of_complex_arguments_in_c() -> None:
    module = hloom.parse(jax.jit(lambda x, y: x * y).lower(*numbers(np.complex64, (4,), (4,))).as_text())
    lower(module.op, module.context, "emitc")
    header = emit_c(module.op, "model", "portable").header
    assert "const float *" in header
    assert "complex64[4], real and imaginary parts in turn, read" in header


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("function", PROGRAMS, ids=lambda f: f.__name__)
def test_every_stage_runs(function: Callable[..., Any], stage: str) -> None:
    arguments = numbers(np.complex64, (4, 6), (4, 6))
    module = at_stage(function, arguments, stage)
    assert_near(interpreter.run(module.op, arguments), expected(function, arguments))


@pytest.mark.parametrize("stage", STAGES[1:])
@pytest.mark.parametrize("function", [movement, loops, constants], ids=lambda f: f.__name__)
def test_upstream_reads_every_stage(function: Callable[..., Any], stage: str) -> None:
    mlir_opt(str(at_stage(function, numbers(np.complex64, (4, 6), (4, 6)), stage)))
