"""Saying what takes so long: on a terminal, once a piece of work has taken over a second."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import Any

_PATIENCE = 1.0  # seconds


class _Notice:
    """A spinner on standard error that starts when its time has come, unless the work is done by then."""

    def __init__(self, text: str) -> None:
        self._text, self._lock, self._status, self._over = text, Lock(), None, False
        self._timer = Timer(_PATIENCE, self._start)
        self._timer.daemon = True
        self._timer.start()

    def say(self, text: str) -> None:
        with self._lock:
            self._text = text
            if self._status is not None:
                self._status.update(_plain(text))

    def stop(self) -> None:
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._status is not None:
                self._status.stop()

    _status: Any

    def _start(self) -> None:
        from rich.console import Console

        with self._lock:
            if not self._over:
                self._status = Console(stderr=True).status(_plain(self._text))
                self._status.start()


def _plain(text: str) -> Any:
    """The text as it stands: a file's name is no markup."""
    from rich.text import Text

    return Text(text)


@contextmanager
def progress(text: str) -> Generator[Callable[[str], None]]:
    """While this lasts, `text` may be shown; what it gives changes the text. Nothing is shown off a terminal."""
    if not (sys.stderr and sys.stderr.isatty()):
        yield lambda text: None
        return
    notice = _Notice(text)
    try:
        yield notice.say
    finally:
        notice.stop()
