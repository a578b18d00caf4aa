"""Control flow in lifted regions: every lane runs what it would have run alone, held where it does not take part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .functions import Run, where

Values = Sequence[Any]


def choose(condition: Any, taken: Values, other: Values) -> list[Any]:
    """Per lane one of two lists of values."""
    return [where(condition, t, o) for t, o in zip(taken, other, strict=True)]


def branch(condition: Any, taken: Run, other: Run) -> list[Any]:
    """An `if`: both branches where lanes differ, one where they agree. `taken` and `other` take no arguments."""
    if np.all(condition):
        return list(taken())
    if not np.any(condition):
        return list(other())
    return choose(condition, taken(), other())


def loop(test: Run, body: Run, state: Values) -> list[Any]:
    """`while`: `test(*state)` gives (condition, values to pass on); `body` takes those and gives the next state.

    A lane's result is what its last test passed on.
    """
    condition, *passed = test(*state)
    active, results = condition, list(passed)
    while np.any(active):
        state = choose(active, body(*passed), state) if not np.all(active) else list(body(*passed))
        condition, *passed = test(*state)
        results = choose(active, passed, results)
        active = active & condition
    return results


def count(start: Any, stop: Any, step: Any, body: Run, state: Values) -> list[Any]:
    """`for`: `body(i, *state)` gives the next state; bounds may differ by lane."""
    if not np.ndim(start) and not np.ndim(stop) and not np.ndim(step):
        for i in range(int(start), int(stop), int(step)):
            state = body(i, *state)
        return list(state)
    i, state = start, list(state)
    while np.any(active := i < stop):
        state = choose(active, body(i, *state), state)
        i = i + step
    return list(state)
