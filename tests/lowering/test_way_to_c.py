"""Modules at stage `linalg` all the way down: the C that leaves computes what NumPy computes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from c_programs import PASSES, Profile, lower, mlir_opt, run_c

from hloom.dialects.text.printer import print_op

_MODULES = Path(__file__).parent / "modules"
_NAMES = sorted(path.stem for path in _MODULES.glob("*.mlir"))


def module(name: str) -> str:
    return (_MODULES / f"{name}.mlir").read_text()


def normal(*shape: int) -> np.ndarray:
    return np.random.default_rng(shape).standard_normal(shape).astype(np.float32)


def assert_near(got: np.ndarray, wanted: np.ndarray) -> None:
    assert np.abs(got - wanted).max() <= 1e-6 * np.abs(wanted).max()


@pytest.fixture(params=["native", "portable"])
def profile(request: pytest.FixtureRequest) -> Profile:
    return request.param


@pytest.mark.parametrize("name", _NAMES)
def test_every_stage_is_read_by_mlir_opt(name: str) -> None:
    for count in range(1, len(PASSES) + 1):
        mlir_opt(print_op(lower(module(name), *PASSES[:count])))


def test_dense_layer(profile: Profile) -> None:
    x = normal(4, 64)
    (result,) = run_c(module("dense"), x, profile=profile)
    assert_near(result, np.maximum(x.sum(axis=1, dtype=np.float64, keepdims=True) * np.ones(128) + 2, 0))


def test_softmax(profile: Profile) -> None:
    x = normal(5, 33)
    x[1, 3], x[2], x[3] = np.nan, -np.inf, -0.0
    (result,) = run_c(module("softmax"), x, profile=profile)
    with np.errstate(invalid="ignore"):
        e = np.exp(x.astype(np.float64) - x.max(axis=1, keepdims=True))
    wanted = e / e.sum(axis=1, keepdims=True)
    assert np.array_equal(np.isnan(result), np.isnan(wanted))
    assert_near(result[~np.isnan(wanted)], wanted[~np.isnan(wanted)])


def test_layernorm(profile: Profile) -> None:
    x, scale, shift = normal(6, 40), normal(40), normal(40) + 1
    (result,) = run_c(module("layernorm"), x, scale, shift, profile=profile)
    centred = x - x.mean(axis=1, dtype=np.float64, keepdims=True)
    wanted = centred / np.sqrt((centred**2).mean(axis=1, keepdims=True) + 1e-5) * scale + shift
    assert_near(result, wanted)


def test_gelu(profile: Profile) -> None:
    x = normal(4, 100)
    (result,) = run_c(module("gelu"), x, profile=profile)
    wide = x.astype(np.float64)
    assert_near(result, wide * 0.5 * (1 + np.tanh(0.797884583 * (wide + 0.044715 * wide**3))))


def test_convolution_and_pooling(profile: Profile) -> None:
    x, weights, bias = normal(2, 8, 8, 3), normal(3, 3, 3, 16), normal(16)
    (result,) = run_c(module("conv"), x, weights, bias, profile=profile)
    padded = np.pad(x.astype(np.float64), ((0, 0), (1, 1), (1, 1), (0, 0)))
    sums = sum(padded[:, i : i + 8, j : j + 8] @ weights[i, j] for i in range(3) for j in range(3))
    assert_near(result, np.maximum(sums + bias, 0).reshape(2, 4, 2, 4, 2, 16).max(axis=(2, 4)))


def test_several_results_and_a_transpose(profile: Profile) -> None:
    x = normal(7, 19)
    low, high, where, transposed = run_c(module("moments"), x, profile=profile)
    np.testing.assert_array_equal(low, x.min(axis=1))
    np.testing.assert_array_equal(high, x.max(axis=1))
    np.testing.assert_array_equal(where, x.argmax(axis=1))
    np.testing.assert_array_equal(transposed, x.T)
