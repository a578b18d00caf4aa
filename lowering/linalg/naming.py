"""What a kernel is called, after the ops that it came from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .graph import Elementwise, Extended, Fold, Node, Piecewise, Update

# Ops under a shorter name than their own.
_SHORT = {
    "convolution": "conv",
    "dot_general": "dot",
    "dynamic_slice": "slice",
    "dynamic_update_slice": "update_slice",
    "exponential": "exp",
    "exponential_minus_one": "expm1",
    "log_plus_one": "log1p",
    "maximum": "max",
    "minimum": "min",
    "multiply": "mul",
    "subtract": "sub",
    "divide": "div",
    "concatenate": "concat",
    "constant": "fill",
    "transpose": "transpose",
    "negate": "neg",
    "remainder": "rem",
}
_REDUCTIONS = {"add": "sum", "maximum": "max", "minimum": "min", "multiply": "prod", "and": "all", "or": "any"}
_UNNAMED = frozenset({"constant", "broadcast_in_dim", "broadcast", "reshape"})
# A kernel's input that the program gives no name.
UNNAMED = "x"
# What folds weigh in a name.
FOLD, CONTRACTION = 100, 1000
# A name has at most this many parts: the costliest ones.
_PARTS = 4


@dataclass(frozen=True, slots=True)
class Source:
    """An op that a kernel came from: its mnemonic, its part of the kernel's name, and what it weighs there."""

    mnemonic: str
    part: str
    weight: int

    @staticmethod
    def of(entry: Node | Fold | Extended) -> Source:
        """The source that a written entry stands for."""
        assert entry.op is not None
        mnemonic = entry.op.name.partition(".")[2]
        weight = entry.weight if isinstance(entry, Elementwise) else 0
        if isinstance(entry, Fold):
            weight = CONTRACTION if entry.reuses else FOLD
        if isinstance(entry, Piecewise):
            return Source(mnemonic, "concat" if entry.filler is None else "pad", 1)
        if isinstance(entry, Update | Extended):
            weight = 1
        return Source(mnemonic, _part(entry, mnemonic), weight)


def _part(entry: Node | Fold | Extended, mnemonic: str) -> str:
    if isinstance(entry, Fold) and mnemonic.startswith("reduce"):
        inner = entry.op.regions[0].block.first_op
        alone = inner is not None and inner.next_op is entry.op.regions[0].block.last_op
        return _REDUCTIONS.get(inner.name.partition(".")[2], "reduce") if inner is not None and alone else "reduce"
    return _SHORT.get(mnemonic, mnemonic)


def kernel_name(sources: Iterable[Source]) -> str:
    """A name made of the costliest ops, in their order but for contractions, which lead: `dot_add_max`."""
    named = [source for source in sources if source.mnemonic not in _UNNAMED] or list(sources)
    parts: list[Source] = []
    for source in named:
        if not any(source.part == other.part for other in parts):
            parts.append(source)
    weighty = [part for part in parts if part.weight > 0] or parts
    kept = sorted(weighty, key=lambda part: -part.weight)[:_PARTS]
    ordered = sorted([part for part in weighty if part in kept], key=lambda part: part.weight != CONTRACTION)
    return "_".join([part.part for part in ordered]) or "kernel"


def source_text(sources: Iterable[Source]) -> str:
    """The ops that a kernel came from, for people: `dot_general, add, maximum`."""
    return ", ".join([source.mnemonic for source in sources if source.mnemonic not in _UNNAMED])
