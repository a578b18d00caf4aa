"""Checks: each compares its operand with what the program expects, and ends the program where they differ."""

from __future__ import annotations

from typing import Any

import numpy as np
from xdsl.ir import Operation, SSAValue

from hloom.dialects.check import Expectation, ExpectSerializedEqOp, expectation_of
from hloom.dialects.diagnostics import CheckError, place_of

from ..dtypes import Array, to_array
from .functions import Run
from .numerics.closeness import almost_equal, equal, ulps_apart
from .planner import Planner
from .registry import meaning

# How many of the elements that differ a message lists, and how many elements of a value it shows.
_LISTED, _SHOWN = 4, 64


@meaning(
    "check.expect_eq",
    "check.expect_eq_const",
    "check.expect_almost_eq",
    "check.expect_almost_eq_const",
    "check.expect_close",
)
def _expectation(op: Operation, plan: Planner) -> Run:
    expectation = expectation_of(op)
    assert expectation is not None
    check = checking(op, expectation)

    def run(*values: Any) -> None:
        check(*values)

    return run


def checking(op: Operation, expectation: Expectation) -> Run:
    """A function of `op`'s operands: true, or a `CheckError` placed on `op`."""
    held = expectation.expected
    constant = None if isinstance(held, SSAValue) else to_array(held)

    def run(actual: Any, expected: Any = constant) -> np.bool_:
        x, y = np.asarray(actual), np.asarray(expected)
        if x.shape != y.shape:
            raise _failure(op, f"{expectation.name}: the shape is {x.shape}, but {y.shape} is expected", x, y)
        agree, apart = _compare(expectation, x, y)
        if not agree.all():
            raise _failure(op, f"{expectation.name}: {_differences(agree, apart, x, y)}", x, y)
        return np.bool_(True)

    return run


def _compare(expectation: Expectation, x: Array, y: Array) -> tuple[Array, Array | None]:
    """Where the values agree, and how many ulps they are apart if that is what counts."""
    if expectation.kind == "eq":
        return equal(x, y), None
    if expectation.kind == "almost_eq":
        return almost_equal(x, y, expectation.tolerance), None
    apart = ulps_apart(x, y)
    least, most = expectation.ulps
    return (apart >= np.uint64(least)) & (apart <= np.uint64(most)), apart


@meaning("check.expect_serialized_eq")
def _serialized(op: ExpectSerializedEqOp, plan: Planner) -> Run:
    probe, iteration = op.probe_id.data, op.iteration.value.data

    def run(expected: Any) -> None:
        stored = [value for name, value in plan.probes if name == probe]
        if iteration >= len(stored):
            message = f'{op.name}: probe "{probe}" stored {len(stored)} values, but number {iteration} is expected'
            raise _failure(op, message, None, None)
        x, y = stored[iteration], np.asarray(expected)
        if x.dtype != y.dtype or x.shape != y.shape:
            message = f'{op.name}: probe "{probe}" stored {_type(x)}, but {_type(y)} is expected'
            raise _failure(op, message, x, y)
        agree = equal(x, y)
        if not agree.all():
            raise _failure(op, f"{op.name}: {_differences(agree, None, x, y)}", x, y)

    return run


def _differences(agree: Array, apart: Array | None, x: Array, y: Array) -> str:
    """`2 of 6 elements differ: at [0, 1] 3.5 is not 4.0, …`"""
    places = np.argwhere(~agree)
    listed = "; ".join(_difference(tuple(place), apart, x, y) for place in places[:_LISTED].tolist())
    more = f"; and {len(places) - _LISTED} more" if len(places) > _LISTED else ""
    return f"{len(places)} of {agree.size} elements differ: {listed}{more}"


def _difference(place: tuple[int, ...], apart: Array | None, x: Array, y: Array) -> str:
    where = f"at {list(place)} " if place else ""
    ulps = f" ({apart[place]} ulps apart)" if apart is not None else ""
    return f"{where}{x[place]!s} (actual) is not {y[place]!s} (expected){ulps}"


def _failure(op: Operation, message: str, actual: Array | None, expected: Array | None) -> CheckError:
    place = place_of(op)
    error = CheckError(message, place.source if place else None, place.offset if place else None)
    error.actual, error.expected = _shown(actual), _shown(expected)
    return error


def _shown(value: Array | None) -> str | None:
    if value is None:
        return None
    text = np.array2string(value, threshold=_SHOWN, separator=", ", floatmode="unique", prefix=" " * 10)
    return f"{text} : {_type(value)}"


def _type(value: Array) -> str:
    return f"{value.dtype.name}[{', '.join(map(str, value.shape))}]"
