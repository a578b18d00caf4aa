"""Fourier transforms from StableHLO to C: of any length and rank, as XLA has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from c_programs import mlir_opt, run_c

import hloom
from hloom.api import Module
from hloom.lowering import interpreter
from hloom.lowering.c import Profile
from hloom.lowering.stages import STAGES, lower

# Powers of two, even and odd; products of small factors; lengths with a large prime factor.
LENGTHS = (1, 2, 4, 8, 32, 64, 6, 15, 60, 37, 74)


@pytest.fixture(autouse=True)
def _wide_types() -> Iterator[None]:
    with jax.enable_x64(True):
        yield


def numbers(dtype: Any, *shape: int) -> np.ndarray:
    rng = np.random.default_rng(shape)
    real, imaginary = rng.standard_normal((2, *shape))
    return (real + 1j * imaginary if np.dtype(dtype).kind == "c" else real).astype(dtype)


def at_stage(function: Callable[..., Any], arguments: list[np.ndarray], stage: str) -> Module:
    module = hloom.parse(jax.jit(function).lower(*arguments).as_text())
    lower(module.op, module.context, stage)
    return hloom.parse(str(module))


def assert_near(got: list[np.ndarray], function: Callable[..., Any], arguments: list[np.ndarray]) -> None:
    wanted = [np.asarray(each) for each in jax.tree.leaves(jax.jit(function)(*arguments))]
    assert len(got) == len(wanted)
    for a, b in zip(got, wanted, strict=True):
        assert (a.dtype, a.shape) == (b.dtype, b.shape)
        tolerance = 1e-6 if b.dtype in (np.float32, np.complex64) else 2e-15
        assert np.abs(a.astype(np.complex128) - b).max() <= tolerance * np.abs(b).max()


@pytest.mark.parametrize(("width", "profile"), [(4, "portable"), (8, "native")])
@pytest.mark.parametrize("name", ["fft", "ifft", "rfft", "irfft"])
def test_lengths(name: str, width: int, profile: Profile) -> None:
    """All lengths are in one program. `portable` runs under gcc's sanitizers, with every warning an error."""
    transform = getattr(jnp.fft, name)
    dtype = f"f{width}" if name == "rfft" else f"c{2 * width}"
    sizes = [n // 2 + 1 if name == "irfft" else n for n in LENGTHS]
    arguments = [numbers(dtype, 2, size) for size in sizes]

    def function(*lines: Any) -> Any:
        return [transform(x, n) for x, n in zip(lines, LENGTHS, strict=True)]

    got = run_c(str(at_stage(function, arguments, "linalg")), *arguments, profile=profile)
    assert_near(got, function, arguments)


def several_dimensions(x: Any) -> Any:
    both = jnp.fft.fft2(x), jnp.fft.ifft2(x), jnp.fft.rfft2(x.real), jnp.fft.irfft2(x)
    return *both, jnp.fft.fftn(x), jnp.fft.irfftn(x), jnp.fft.rfftn(x.imag), jnp.fft.fft(x, axis=0)


@pytest.mark.parametrize("profile", ["portable", "native"])
def test_several_dimensions(profile: Profile) -> None:
    x = numbers(np.complex64, 3, 4, 10)
    got = run_c(str(at_stage(several_dimensions, [x], "linalg")), x, profile=profile)
    assert_near(got, several_dimensions, [x])


def filtered(x: Any) -> Any:
    """A program around transforms: a filter of a real signal, and a convolution by the spectrum."""
    spectrum = jnp.fft.rfft(x * 2)
    smooth = jnp.fft.irfft(jnp.where(jnp.arange(spectrum.shape[-1]) < 5, spectrum, 0), x.shape[-1])
    product = jnp.fft.ifft(jnp.fft.fft(x) * jnp.fft.fft(x[::-1])).real
    return smooth, product, abs(jnp.fft.fft(x[:, :15])), jnp.fft.fft(x[:, :13] + 0j)


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_runs(stage: str) -> None:
    x = numbers(np.float32, 2, 16)
    assert_near(interpreter.run(at_stage(filtered, [x], stage).op, [x]), filtered, [x])


@pytest.mark.parametrize("stage", STAGES[3:])
def test_upstream_reads_the_stages_below_linalg_ext(stage: str) -> None:
    mlir_opt(str(at_stage(filtered, [numbers(np.float32, 2, 16)], stage)))


def test_no_lines_and_long_lines() -> None:
    x, y = numbers(np.complex64, 0, 8), numbers(np.complex64, 1, 4096)

    def function(x: Any, y: Any) -> Any:
        return jnp.fft.fft(x).sum(), jnp.fft.fft(y)

    got = hloom.compile(jax.jit(function).lower(x, y).as_text(), target="c")(x, y)
    assert got[0] == 0
    assert_near(list(got[1:]), lambda x: jnp.fft.fft(x), [y])
