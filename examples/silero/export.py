"""Exports Silero's speech detector from JAX with its trained weights, and what onnxruntime makes of two sounds.

Needs the development environment, `pip install onnx onnxruntime`, and the command `espeak-ng`; `run.py` needs only
hloom. The weights are those of the package silero-vad (MIT licence), which pip downloads. Writes, beside this file:
`vad.mlir` (the weights inside), `signals.npz` (the sounds, int16) and `probabilities.npz` (one for each chunk).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import jax
import numpy as np
import onnx
import onnxruntime
from model import Weights, detector
from onnx import numpy_helper
from signals import chunks, sentence, synthesised

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from exporting import stablehlo_text  # noqa: E402

PACKAGE = "silero-vad==6.2.3"
FILE = "silero_vad/data/silero_vad_16k_op15.onnx"


def download() -> bytes:
    """The model as its authors ship it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, PACKAGE]
        subprocess.run(command, check=True)
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(FILE)


def weights_of(model: bytes) -> Weights:
    """By the names that they have in PyTorch."""
    stored = onnx.load_from_string(model).graph.initializer
    return {each.name.removeprefix("model."): jax.numpy.asarray(numpy_helper.to_array(each)) for each in stored}


def peer(model: bytes, signal: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The probability of speech in each chunk, by onnxruntime."""
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    state, found = np.zeros((2, 1, 128), np.float32), list[np.ndarray[Any, Any]]()
    for chunk in chunks(signal):
        given = {"input": chunk[None], "state": state, "sr": np.array(16_000)}
        probability, state = session.run(None, given)
        found.append(probability[0])
    return np.concatenate(found)


def main() -> None:
    model = download()
    weights = weights_of(model)

    def speech(samples: jax.Array, state: jax.Array) -> dict[str, jax.Array]:
        return detector(weights, samples, state)

    text = stablehlo_text(speech, jax.ShapeDtypeStruct((576,), np.float32), jax.ShapeDtypeStruct((2, 128), np.float32))
    (HERE / "vad.mlir").write_text(text)
    signals = {"synthesised": synthesised(), "sentence": sentence()}
    np.savez_compressed(HERE / "signals.npz", **signals)
    np.savez(HERE / "probabilities.npz", **{name: peer(model, signal) for name, signal in signals.items()})


if __name__ == "__main__":
    main()
