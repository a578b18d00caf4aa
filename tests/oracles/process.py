"""Two oracles in a process of their own, which is started anew when it dies."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np


class Oracles:
    """Runs programs as `oracles.worker` does; close it in the end."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, oracle: str, text: str, arguments: Sequence[np.ndarray] = ()) -> list[np.ndarray] | None:
        """Results of `@main` by "xla" or "reference"; None where it does not take the program, or dies of it."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            pickle.dump((oracle, text, list(arguments)), process.stdin)
            process.stdin.flush()
            return pickle.load(process.stdout)
        except (EOFError, BrokenPipeError):
            self.close()
            return None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            worker = str(Path(__file__).with_name("worker.py"))
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(
                [sys.executable, worker], stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL
            )
        return self._process

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
