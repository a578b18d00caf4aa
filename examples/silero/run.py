"""Finds speech with a trained detector, compiled to C: `python examples/silero/run.py`.

Needs hloom and a C compiler, nothing else. Compiles `vad.mlir`, hands it two sounds chunk by chunk, carries its state
from one to the next, and compares with what onnxruntime found.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from signals import chunks

import hloom

HERE = Path(__file__).parent
BARS = "▁▂▃▄▅▆▇█"


def probabilities(detector: Callable[..., Any], signal: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """How probable speech is in each chunk."""
    state, found = np.zeros((2, 128), np.float32), list[np.ndarray[Any, Any]]()
    for chunk in chunks(signal):
        probability, state = detector(chunk, state)
        found.append(probability)
    return np.concatenate(found)


def main() -> None:
    console = Console()
    detector = hloom.compile(HERE / "vad.mlir")
    expected = np.load(HERE / "probabilities.npz")
    for name, signal in np.load(HERE / "signals.npz").items():
        start = time.perf_counter()
        found = probabilities(detector, signal)
        taken = (time.perf_counter() - start) / len(found)
        console.print(f"[bold]{name}[/bold]: {len(found)} chunks of 32 ms, {taken * 1e6:.0f} µs each")
        console.print("".join(BARS[round(float(p) * 7)] for p in found))
        console.print(f"largest difference from onnxruntime: {np.abs(found - expected[name]).max():.1e}\n")


if __name__ == "__main__":
    main()
