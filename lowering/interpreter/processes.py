"""A grid of processes that run at once and meet in collectives: one thread each, of which one runs at a time.

A process runs until it waits for another; then the next one in order that can go on does. So what happens in which
order depends on the program alone, and a program whose processes all wait for one another is found out.
"""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np

ProcessId: TypeAlias = tuple[int, int]
"""(replica, partition)"""


class Stuck(RuntimeError):
    """All processes wait for one another, or for one that there is not."""


class _Cancelled(BaseException):
    """Ends a process that waits when another has failed."""


class Process:
    """One process of a grid; the code that runs in its thread finds it by `current()`."""

    def __init__(self, grid: Grid, place: ProcessId) -> None:
        self.grid, self.place = grid, place
        self._visits: defaultdict[Hashable, int] = defaultdict(int)
        self._go, self.stopped = threading.Semaphore(0), threading.Semaphore(0)
        self._waits_for: Callable[[], bool] | None = None
        self._cancelled = False

    def visit(self, key: Hashable) -> Hashable:
        """The key with the number of times that this process has come by: the n-th meeting is of all n-th visits."""
        self._visits[key] += 1
        return key, self._visits[key]

    def wait(self, condition: Callable[[], bool]) -> None:
        """Lets other processes run until the condition holds."""
        if condition():
            return
        if len(self.grid.processes) == 1:
            raise Stuck
        self._waits_for = condition
        self.stopped.release()
        self._go.acquire()
        if self._cancelled:
            raise _Cancelled
        self._waits_for = None

    def can_go_on(self) -> bool:
        return self._waits_for is None or self._waits_for()

    def step(self) -> None:
        """Runs the process until it waits or ends."""
        self._go.release()
        self.stopped.acquire()

    def begin(self) -> None:
        self._go.acquire()
        if self._cancelled:
            raise _Cancelled

    def cancel(self) -> None:
        self._cancelled = True
        self._go.release()


class Grid:
    """Processes `replicas` × `partitions`, what they have brought to meetings, and what is on its way between them."""

    def __init__(self, replicas: int, partitions: int, infeed: Iterable[Any] = ()) -> None:
        self.replicas, self.partitions, self.infeed = replicas, partitions, iter(infeed)
        places = [(r, p) for r in range(replicas) for p in range(partitions)]
        self.processes = {place: Process(self, place) for place in places}
        self._brought: defaultdict[Hashable, dict[ProcessId, Any]] = defaultdict(dict)
        self.channels: defaultdict[Hashable, deque[Any]] = defaultdict(deque)

    def meet(self, key: Hashable, group: Sequence[ProcessId], value: Any) -> list[Any]:
        """What each process of a group brought to this meeting, in the group's order."""
        me = current()
        brought = self._brought[me.visit((key, tuple(group)))]
        brought[me.place] = value
        me.wait(lambda: all(place in brought for place in group))
        return [brought[place] for place in group]

    def run(self, programs: Sequence[Callable[[], Any]]) -> list[Any]:
        """What the programs return, one for each process in order; the first error is raised."""
        results: dict[ProcessId, Any] = {}
        errors: list[BaseException] = []
        waiting = deque(self.processes.values())
        threads = [
            threading.Thread(target=_thread, args=(process, program, results, errors), daemon=True)
            for process, program in zip(waiting, programs, strict=True)
        ]
        for thread in threads:
            thread.start()
        while waiting and not errors:
            process = next((p for p in waiting if p.can_go_on()), None)
            if process is None:
                errors.append(Stuck())
                break
            process.step()
            waiting.remove(process)
            if process.place not in results:
                waiting.append(process)
        for process in waiting:
            process.cancel()
        if errors:
            raise errors[0]
        return [results[place] for place in self.processes]


_HERE = threading.local()
_ALONE = Grid(1, 1)


def current() -> Process:
    """The process that the calling thread is; outside of all grids the only one of a grid of its own."""
    return getattr(_HERE, "process", None) or _ALONE.processes[0, 0]


def _thread(
    process: Process, program: Callable[[], Any], results: dict[ProcessId, Any], errors: list[BaseException]
) -> None:
    _HERE.process = process
    try:
        process.begin()
        with np.errstate(all="ignore"):
            results[process.place] = program()
    except _Cancelled:
        return
    except Exception as error:
        errors.append(error)
    process.stopped.release()
