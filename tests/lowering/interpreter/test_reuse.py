"""Updates in loops go into the array that they update, unless somebody else still sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax
import numpy as np
import pytest
from jax import lax

import hloom
from hloom.lowering import interpreter
from hloom.lowering.interpreter import reuse


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How large the arrays are that were copied before they were written."""
    found: list[int] = []

    class Counting:
        ndarray = np.ndarray

        @staticmethod
        def array(x: Any) -> Any:
            found.append(np.size(x))
            return np.array(x)

    monkeypatch.setattr(reuse, "np", Counting)
    return found


def test_a_loop_copies_its_argument_once(against_xla: Callable[..., None], copies: list[int]) -> None:
    def double(i: Any, x: Any) -> Any:
        return lax.dynamic_update_slice(x, lax.dynamic_slice(x, (i,), (1,)) * 2, (i,))

    x = np.arange(12, dtype=np.float32)
    against_xla(lambda x: lax.fori_loop(0, 10, double, x), x)
    assert copies == [12]
    assert x.tolist() == list(range(12))


def test_what_is_seen_elsewhere_is_copied(against_xla: Callable[..., None]) -> None:
    def step(i: Any, state: Any) -> Any:
        x, seen, row = state
        changed = lax.dynamic_update_slice(x, lax.dynamic_slice(seen, (i,), (1,)) + row, (0,))
        again = lax.dynamic_update_slice(x, row * 3, (i,))
        return changed + again, x, lax.slice(changed, (1,), (2,))

    def function(x: Any, y: Any) -> Any:
        both = lax.fori_loop(0, 5, step, (x, y, x[:1]))
        twice = jax.jit(lambda a: lax.dynamic_update_slice(a, a[2:4], (0,)))
        z = x + y
        return both, twice(z), z, twice(lax.rev(z, (0,))), lax.dynamic_update_slice(z, z[::-1], (0,))

    against_xla(function, np.arange(6, dtype=np.float32), np.ones(6, np.float32))


def test_a_call_whose_second_result_nobody_needs() -> None:
    module = hloom.parse("""
    func.func public @main(%x: tensor<3xf32>) -> tensor<3xf32> {
      %r:2 = call @both(%x) : (tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>)
      return %r#0 : tensor<3xf32>
    }
    func.func private @both(%x: tensor<3xf32>) -> (tensor<3xf32>, tensor<3xf32>) {
      %s = stablehlo.add %x, %x : tensor<3xf32>
      %t = stablehlo.multiply %x, %x : tensor<3xf32>
      return %s, %t : tensor<3xf32>, tensor<3xf32>
    }""")
    assert interpreter.run(module.op, [np.arange(3, dtype=np.float32)])[0].tolist() == [0, 2, 4]
