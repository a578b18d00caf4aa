"""Silero's trained speech detector: every chunk of two sounds, in every target, against onnxruntime."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import jax
import numpy as np
import pytest
from programs.running import WAYS, executable

import hloom
from hloom.lowering.dtypes import to_array

HERE = Path(__file__).parents[1] / "examples" / "silero"
sys.path += [str(HERE), str(HERE.parent)]

import exporting  # noqa: E402
import model  # noqa: E402
import run  # noqa: E402

TEXT = (HERE / "vad.mlir").read_text()
SIGNALS = dict(np.load(HERE / "signals.npz"))
PEER = dict(np.load(HERE / "probabilities.npz"))


@pytest.mark.parametrize("name", SIGNALS)
@pytest.mark.parametrize("way", WAYS)
def test_every_chunk_is_as_onnxruntime_has_it(way: str, name: str) -> None:
    found = run.probabilities(executable(TEXT, way), SIGNALS[name])
    assert found.shape == PEER[name].shape
    assert np.abs(found - PEER[name]).max() <= 1e-4


def test_it_tells_speech_from_silence_and_noise() -> None:
    """By what is in the synthesised sound; a voice has its first few chunks to be noticed."""
    found = run.probabilities(executable(TEXT, "native"), SIGNALS["synthesised"])
    seconds = np.arange(len(found)) * 512 / 16_000
    silent, low, between, high = (
        (seconds > a) & (seconds < b) for a, b in ((0, 0.4), (0.7, 1.5), (2.2, 2.5), (2.7, 3.2))
    )
    assert found[silent].max() < 0.05
    assert found[between].max() < 0.05
    assert found[low].min() > 0.5
    assert found[high].min() > 0.5


class Stored(dict[str, Any]):
    """The weights of a text, in the order in which a function asks for them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        ops = hloom.parse(text).op.walk()
        stored = [to_array(op.properties["value"]) for op in ops if op.name == "stablehlo.constant"]
        self.left = [array for array in stored if array.ndim]

    def __missing__(self, name: str) -> Any:
        self[name] = jax.numpy.asarray(self.left.pop(0))
        return self[name]


def test_committed_text_is_what_jax_exports() -> None:
    weights = Stored(TEXT)

    def speech(samples: jax.Array, state: jax.Array) -> dict[str, jax.Array]:
        return model.detector(weights, samples, state)

    shapes = [jax.ShapeDtypeStruct(shape, np.float32) for shape in ((576,), (2, 128))]
    assert exporting.stablehlo_text(speech, *shapes) == TEXT
    assert not weights.left
