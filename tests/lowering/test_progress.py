"""Saying what takes so long: on a terminal only, and only if it does."""

from __future__ import annotations

import io
import threading
import time

import pytest

from hloom.lowering import progress as module
from hloom.lowering.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """What standard error is from here on. No fixture: pytest sets the stream anew before it calls a test."""
    made = Terminal()
    monkeypatch.setattr("sys.stderr", made)
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    monkeypatch.setenv("TERM", "xterm")
    return made


def wait_for(terminal: Terminal, text: str) -> None:
    until = time.monotonic() + 10
    while text not in terminal.getvalue():
        assert time.monotonic() < until, terminal.getvalue()
        time.sleep(0.01)


def spinning() -> bool:
    """Whether rich's thread is still there, once it had the time to notice that it is to end."""
    for thread in threading.enumerate():
        if "_RefreshThread" in type(thread).__name__:
            thread.join(timeout=5)
            return thread.is_alive()
    return False


def test_long_work_is_shown_with_what_it_does_now(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    with progress("compiling [bold]a.mlir") as say:
        wait_for(terminal, "compiling [bold]a.mlir")
        say("compiling 7 lines of C")
        wait_for(terminal, "compiling 7 lines of C")
    assert not spinning()


def test_short_work_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    with progress("compiling") as say:
        say("more")
    time.sleep(0.1)
    assert terminal.getvalue() == ""


def test_work_that_fails_stops_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)

    def fail() -> None:
        with progress("compiling"):
            wait_for(terminal, "compiling")
            raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        fail()
    assert not spinning()


def test_nothing_is_shown_off_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    off = io.StringIO()
    monkeypatch.setattr("sys.stderr", off)
    monkeypatch.setattr(module, "_PATIENCE", 0.0)
    with progress("compiling") as say:
        say("more")
        time.sleep(0.05)
    assert off.getvalue() == ""
