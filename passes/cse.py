"""`cse`: equal ops become one, where the first is visible from the second and nothing can tell them apart; dead ops go.

Two ops are equal when they are of one kind and agree in operands, attributes, result types and regions (up to the names
of values inside). Ops that only read memory are equal while nothing that may write stands between them in their block.
"""

from __future__ import annotations

from collections.abc import Hashable
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from xdsl.context import Context
from xdsl.dialects.builtin import UnknownLoc
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue
from xdsl.traits import IsolatedFromAbove, IsTerminator, MemoryEffectKind, NoMemoryEffect, get_effects
from xdsl.transforms.dead_code_elimination import is_trivially_dead

from .manager import OpPass, Statistic

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping


@dataclass(frozen=True)
class CSE(OpPass):
    """Replaces ops by equal ones that were computed before."""

    name = "cse"
    NUM_CSED: ClassVar = Statistic("num-cse'd", "Number of operations CSE'd")
    NUM_DCED: ClassVar = Statistic("num-dce'd", "Number of operations DCE'd")

    def apply_to(self, context: Context, op: Operation) -> None:
        replaced, dead = eliminate_common_subexpressions(op)
        self.NUM_CSED.add(self, replaced)
        self.NUM_DCED.add(self, dead)


PASS = CSE


def eliminate_common_subexpressions(op: Operation) -> tuple[int, int]:
    """Does so in all regions of `op`, in time linear in their size: how many ops were replaced, and were dead."""
    elimination = _Elimination()
    for region in op.regions:
        elimination.region(region)
    return elimination.replaced, elimination.dead


@dataclass
class _Elimination:
    known: dict[Hashable, Operation] = field(default_factory=dict[Hashable, Operation])
    scope: list[Hashable] = field(default_factory=list[Hashable])  # keys of `known` made in the innermost scope
    writes: int = 0  # how many ops that may write to memory have been passed
    replaced: int = 0
    dead: int = 0

    @contextmanager
    def scoped(self) -> Generator[None]:
        """What becomes known inside is forgotten after."""
        outer, self.scope = self.scope, []
        yield
        for key in self.scope:
            del self.known[key]
        self.scope = outer

    @contextmanager
    def isolated(self) -> Generator[None]:
        """Nothing is known inside of what is known outside."""
        outer, self.known = self.known, {}
        with self.scoped():
            yield
        self.known = outer

    def region(self, region: Region) -> None:
        """The first block's values are visible in the others; what else dominates what is not asked."""
        with self.scoped():
            for index, block in enumerate(region.blocks):
                if index == 0:
                    self.block(block)
                    continue
                with self.scoped():
                    self.block(block)

    def block(self, block: Block) -> None:
        op = block.first_op
        while op is not None:
            following = op.next_op
            if op.regions:
                self.inside(op)
            self.op(op)
            op = following

    def inside(self, op: Operation) -> None:
        if op.has_trait(IsolatedFromAbove):
            with self.isolated():
                for region in op.regions:
                    self.region(region)
        else:
            for region in op.regions:
                self.region(region)

    def op(self, op: Operation) -> None:
        if is_trivially_dead(op):
            self.dead += 1
            _erase(op)
            return
        if op.has_trait(IsTerminator):
            return
        memory = self.memory(op)
        if memory is None:
            return
        key = (memory, key_of(op, {}))
        existing = self.known.get(key)
        if existing is None:
            self.known[key] = op
            self.scope.append(key)
        else:
            self.replaced += 1
            _replace(op, existing)

    def memory(self, op: Operation) -> Hashable | None:
        """The state of memory that the op's results depend on; None where the op has effects of its own."""
        if op.has_trait(NoMemoryEffect):
            return 0
        effects = get_effects(op)
        if effects is None or any(effect.kind is not MemoryEffectKind.READ for effect in effects):
            self.writes += 1
            return None
        return (self.writes, op.parent) if effects else 0


def key_of(op: Operation, numbers: Mapping[SSAValue, int]) -> Hashable:
    """Equal for equal ops: operands as values, or as their number where they are defined inside the op compared."""
    operands = tuple([numbers.get(operand, operand) for operand in op.operands])
    regions = tuple([_region_key(region, dict(numbers)) for region in op.regions]) if op.regions else ()
    return op.__class__, operands, _items(op.properties), _items(op.attributes), op.result_types, regions


def _items(attributes: Mapping[str, Attribute]) -> Hashable:
    return frozenset(attributes.items()) if attributes else None


def _region_key(region: Region, numbers: dict[SSAValue, int]) -> Hashable:
    """Numbers the region's values in order of appearance; a forward reference is equal to itself only."""
    key: list[Hashable] = []
    places = {block: index for index, block in enumerate(region.blocks)}
    for block in region.blocks:
        for argument in block.args:
            numbers[argument] = len(numbers)
        key.append(block.arg_types)
        for op in block.ops:
            key.append((key_of(op, numbers), tuple(places.get(block, block) for block in op.successors)))
            for result in op.results:
                numbers[result] = len(numbers)
    return tuple(key)


def _replace(op: Operation, existing: Operation) -> None:
    if isinstance(existing.location, UnknownLoc):
        existing.location = op.location
    for old, new in zip(op.results, existing.results, strict=True):
        old.replace_all_uses_with(new)
        new.name_hint = new.name_hint or old.name_hint
    _erase(op)


def _erase(op: Operation) -> None:
    op.detach()
    op.erase()
