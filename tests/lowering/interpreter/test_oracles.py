"""Every op that there are samples of, against XLA and the reference interpreter; narrow types wholly.

`HLOOM_SAMPLES=N` draws N programs per op and oracle, where every run has a few, and takes pairs of all 8-bit types.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import numpy as np
import pytest
from oracles.campaign import Case, against_xla, differences, ops
from oracles.process import Oracles
from xdsl.dialects.builtin import TensorType
from xdsl.ir import Attribute
from xdsl.irdl import IRDLOperation

from hloom.dialects.sampling import ELEMENTS, make, signature
from hloom.dialects.stablehlo.networks import CholeskyOp
from hloom.dialects.stablehlo.tensors import Kind, bit_width, kind_of
from hloom.lowering.dtypes import Array, element_dtype
from hloom.lowering.sampling import is_subnormal

FEW = 4
SAMPLES = int(os.environ.get("HLOOM_SAMPLES", FEW))
# The 8-bit types whose pairs every run takes.
USUAL = frozenset({"i8", "ui8", "f8E4M3FN", "f8E5M2"})


@pytest.fixture(scope="module")
def oracles() -> Iterator[Oracles]:
    with closing(Oracles()) as process:
        yield process


@pytest.mark.parametrize("cls", ops(), ids=lambda cls: cls.name)
def test_samples_agree(cls: type[IRDLOperation], oracles: Oracles) -> None:
    found = [str(d) for d in differences(cls, SAMPLES, 0, oracles)]
    assert not found, "\n".join(found[:3])


NARROW = [t for k in (Kind.INT, Kind.FLOAT) for e in ELEMENTS if e & k for t in ELEMENTS[e]]


def alike(operands: int) -> list[type[IRDLOperation]]:
    """The elementwise StableHLO ops of so many operands of one type."""
    known = [(cls, signature(cls)) for cls in ops() if cls.name.startswith("stablehlo.")]
    return [cls for cls, wanted in known if wanted is not None and len(wanted) == operands and cls is not CholeskyOp]


def every(element: Attribute) -> Array:
    """All the values of a type of up to 16 bits that XLA does not take for zero."""
    width, dtype = bit_width(element), element_dtype(element)
    bits = np.arange(2**width, dtype=f"u{dtype.itemsize}")
    if kind_of(element) is Kind.FLOAT:
        values = bits.view(dtype)
        return values[~is_subnormal(values)] if width > 8 else values
    return bits.astype(dtype) if dtype.kind == "V" else bits.view(dtype)


def exhaustive(cls: type[IRDLOperation], width: int, pairs: bool) -> list[Case]:
    """The op on every value of each type of so many bits that it takes, or on every pair."""
    wanted = signature(cls)
    assert wanted is not None
    found: list[Case] = []
    for element in NARROW:
        if pairs and width == 8 and SAMPLES == FEW and str(element) not in USUAL:
            continue
        values = every(element) if bit_width(element) == width and kind_of(element) & wanted[0].kinds else None
        if values is None:
            continue
        given: list[Any] = [g.ravel() for g in np.meshgrid(values, values)] if pairs else [values]
        type_ = TensorType(element, [given[0].size])
        found.append(Case(make(cls, [type_] * len(given)).program(), given))
    return found


@pytest.mark.parametrize("width", [4, 8, 16])
@pytest.mark.parametrize("cls", alike(1), ids=lambda cls: cls.name)
def test_every_value_of_narrow_types(cls: type[IRDLOperation], width: int, oracles: Oracles) -> None:
    found = [str(d)[:2000] for d in against_xla(exhaustive(cls, width, pairs=False), oracles)]
    assert not found, "\n".join(found[:3])


@pytest.mark.parametrize("width", [4, 8])
@pytest.mark.parametrize("cls", alike(2), ids=lambda cls: cls.name)
def test_every_pair_of_narrow_values(cls: type[IRDLOperation], width: int, oracles: Oracles) -> None:
    found = [str(d)[:2000] for d in against_xla(exhaustive(cls, width, pairs=True), oracles)]
    assert not found, "\n".join(found[:3])
