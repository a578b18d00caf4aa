"""What was built before, found by what it was built from (docs/jit.md)."""

from __future__ import annotations

from .store import Entry, Store, default_store

__all__ = ["Entry", "Store", "default_store"]
