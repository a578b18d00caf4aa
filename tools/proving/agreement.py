"""When what a rule made is as good as what was there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from hloom.passes.rewrite import Exactness


def disagreement(exactness: Exactness, before: Sequence[Any], after: Sequence[Any]) -> str | None:
    """What differs beyond what the rule says of itself, in a line; None where nothing does."""
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        wrong = _wrong(exactness, old, new)
        if np.any(wrong):
            place = tuple(np.argwhere(wrong)[0].tolist())
            return f"result {number} at {list(place)}: {old[place]} becomes {new[place]}"
    return None


def _wrong(exactness: Exactness, old: Any, new: Any) -> Any:
    """Where two results differ: bits, but NaNs are all equal; zeros of both signs where sums may be reordered."""
    if old.dtype.kind == "c":
        return _wrong(exactness, old.real, new.real) | _wrong(exactness, old.imag, new.imag)
    with np.errstate(all="ignore"):
        same = np.asarray(old == new)
        if old.dtype.kind not in "iub":
            if exactness is not Exactness.REASSOCIATES:
                same &= np.signbit(old) == np.signbit(new)
            same |= np.isnan(old) & np.isnan(new)
            if exactness is Exactness.FINITE:
                same |= ~np.isfinite(old.astype(np.float64))
    return ~same
