"""Random bits on their way down, bit for bit as XLA's."""

from __future__ import annotations

from typing import Any, cast

import jax.numpy as jnp
import numpy as np
import pytest
from against_xla import PROFILES, at_stage, check, check_stages, same_bits
from c_programs import run_c
from jax import lax

import hloom
from hloom.lowering.interpreter import run

_generate: Any = cast(Any, lax).rng_bit_generator
_STATE = np.array([0x0123456789ABCDEF, 2**64 - 3], np.uint64)
_SHAPES = [(), (1,), (6,), (3, 5), (3, 7, 2)]


def bits(algorithm: lax.RandomAlgorithm, dtype: Any) -> Any:
    def generate(state: Any) -> Any:
        return [_generate(state, shape, jnp.dtype(dtype), algorithm=algorithm) for shape in _SHAPES]

    return generate


@pytest.mark.parametrize("dtype", [np.uint8, np.uint64], ids=lambda dtype: dtype.__name__)
@pytest.mark.parametrize("algorithm", ["RNG_THREE_FRY", "RNG_PHILOX"])
def test_bits_of_every_width_and_shape(algorithm: str, dtype: Any) -> None:
    check(bits(getattr(lax.RandomAlgorithm, algorithm), dtype), _STATE)


def test_a_state_of_four_halves() -> None:
    check(bits(lax.RandomAlgorithm.RNG_DEFAULT, np.uint32), _STATE.view(np.uint32))


_THREE_WORDS = """
func.func @main(%state: tensor<3xui64>) -> (tensor<3xui64>, tensor<9xi16>) {
  %0:2 = stablehlo.rng_bit_generator %state, algorithm = PHILOX : (tensor<3xui64>) -> (tensor<3xui64>, tensor<9xi16>)
  return %0#0, %0#1 : tensor<3xui64>, tensor<9xi16>
}
"""


@pytest.mark.parametrize("counter", [5, 2**64 - 2], ids=["small", "carries"])
def test_a_counter_of_two_words(counter: int) -> None:
    state = np.array([77, counter, 12], np.uint64)
    wanted = run(hloom.parse(_THREE_WORDS).op, [state])
    for profile in PROFILES:
        results = run_c(str(at_stage(_THREE_WORDS, "linalg")), state, profile=profile, sanitize=True)
        assert all(map(same_bits, results, wanted))


def test_every_stage() -> None:
    def generate(state: Any) -> Any:
        words = _generate(state, (5,), jnp.dtype(np.uint32), algorithm=lax.RandomAlgorithm.RNG_PHILOX)
        return words, _generate(state, (3,), jnp.dtype(np.uint64), algorithm=lax.RandomAlgorithm.RNG_THREE_FRY)

    check_stages(generate, _STATE)
