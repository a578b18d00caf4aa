"""Packing memory: where in one workspace each buffer lies, so that buffers that live at the same time lie apart."""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ALIGNMENT = 64
# Up to this many buffers, several orders are tried and the best is kept; each takes quadratic time.
_FEW = 600


@dataclass(frozen=True)
class Lifetime:
    """A buffer of `size` bytes that is in use from `first` to `last`, both included."""

    size: int
    first: int
    last: int

    def meets(self, other: Lifetime) -> bool:
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True)
class Plan:
    """The offset of each buffer, in bytes, and how many bytes they take together."""

    offsets: tuple[int, ...]
    size: int


def aligned(size: int) -> int:
    return -(-size // ALIGNMENT) * ALIGNMENT


def live_peak(lifetimes: Sequence[Lifetime]) -> int:
    """The most bytes that are in use at one time: no plan can take less."""
    events: list[tuple[int, int]] = []
    for lifetime in lifetimes:
        events += [(lifetime.first, lifetime.size), (lifetime.last + 1, -lifetime.size)]
    peak = live = 0
    for _, change in sorted(events):
        live += change
        peak = max(peak, live)
    return peak


def pack(lifetimes: Sequence[Lifetime]) -> Plan:
    """The smallest of a few greedy plans; every offset is a multiple of `ALIGNMENT`."""
    orders = _ORDERS if len(lifetimes) <= _FEW else _ORDERS[:1]
    plans = (_pack_in_order(lifetimes, sorted(range(len(lifetimes)), key=_by(lifetimes, key))) for key in orders)
    return min(plans, key=lambda plan: plan.size)


_Key = Callable[[Lifetime], tuple[int, ...]]
# Large buffers first; those that block the most bytes for the longest time first; as they come.
_ORDERS: tuple[_Key, ...] = (
    lambda one: (-one.size, one.first),
    lambda one: (-one.size * (one.last - one.first + 1), one.first),
    lambda one: (one.first - one.last, -one.size),
    lambda one: (one.first, -one.size),
)


def _by(lifetimes: Sequence[Lifetime], key: _Key) -> Callable[[int], tuple[int, ...]]:
    return lambda number: key(lifetimes[number])


def _pack_in_order(lifetimes: Sequence[Lifetime], order: Sequence[int]) -> Plan:
    """Puts each buffer into the tightest gap between those placed before it that live at the same time."""
    offsets = [0] * len(lifetimes)
    placed: list[tuple[int, int, Lifetime]] = []  # offset, end, and whose they are, by offset
    total = 0
    for number in order:
        own = lifetimes[number]
        size = aligned(own.size)
        at = _tightest_gap(placed, own, size)
        offsets[number] = at
        if size:
            insort(placed, (at, at + size, own), key=lambda entry: entry[0])
        total = max(total, at + size)
    return Plan(tuple(offsets), total)


def _tightest_gap(placed: Sequence[tuple[int, int, Lifetime]], own: Lifetime, size: int) -> int:
    best, best_room, free_from = None, None, 0
    for start, end, other in placed:
        if own.first <= other.last and other.first <= own.last:
            room = start - free_from
            if room >= size and (best_room is None or room < best_room):
                best, best_room = free_from, room
            free_from = max(free_from, end)
    return free_from if best is None else best
