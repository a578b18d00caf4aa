"""Decides what is stored, and in which nest of loops each thing is computed.

Entries are visited from the last to the first, so all demands on a value are known when it is decided on: a value is
computed again wherever it is needed if that costs no more than storing and loading it; else it is stored, by the first
nest that comes by all its elements anyway, or by a nest of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from math import prod
from typing import TypeAlias

from .graph import (
    Computed,
    Elementwise,
    Entry,
    Extended,
    Fence,
    Fold,
    Folded,
    Iota,
    Leaf,
    Lookup,
    Node,
    Piece,
    Piecewise,
    Shape,
    Splat,
    Update,
    View,
    is_recomputed,
)
from .index import Index, Indices, Loop, Quotient, Remainder, dynamic, loops_over, visits_once

# Tensors of one scalar everywhere that are needed as a whole are constants up to this size, else filled when needed.
LARGEST_CONSTANT = 64


@dataclass(eq=False, slots=True)
class Store:
    """`value`'s elements at `at` go to `target` at `where`; these are one and the same but for pieces."""

    value: Node
    at: Indices
    target: Node
    where: Indices


@dataclass(eq=False, slots=True)
class Nest:
    """One loop nest: `parallel` loops, then `reduced` ones, with what it stores and what it folds.

    Loops are counted without those of size 1. `position` orders steps: lower ones run earlier. A nest without loops may
    instead be one op on `whole` tensors. A nest that stores a piece goes `on` where the one before it stopped.
    """

    parallel: Shape
    reduced: Shape
    position: int
    stores: list[Store] = field(default_factory=list[Store])
    folds: list[Fold] = field(default_factory=list[Fold])
    whole: Update | Extended | None = None
    on: Nest | None = None
    needs: dict[Step, list[Demand]] = field(default_factory=dict["Step", list["Demand"]])

    @property
    def sizes(self) -> Shape:
        return tuple([size for size in (*self.parallel, *self.reduced) if size != 1])

    @property
    def parallel_loops(self) -> int:
        """How many loops are parallel."""
        return len([size for size in self.parallel if size != 1])

    @property
    def trips(self) -> int:
        return prod(self.parallel) * prod(self.reduced)

    def targets(self) -> Iterable[Node]:
        """All nodes that this nest stores."""
        yield from (store.target for store in self.stores)
        for fold in self.folds:
            yield from fold.results
        if isinstance(self.whole, Extended):
            yield from self.whole.results
        elif self.whole is not None:
            yield self.whole

    @property
    def is_contraction(self) -> bool:
        return any(fold.reuses for fold in self.folds)


@dataclass(eq=False, slots=True)
class Barrier:
    """The step of an op that stays an op."""

    fence: Fence
    position: int
    needs: dict[Step, list[Demand]] = field(default_factory=dict["Step", list["Demand"]])


Step: TypeAlias = Nest | Barrier


@dataclass(frozen=True, slots=True)
class Demand:
    """`node` is needed in `step` at `at` (None where it is needed as a whole); `once` if before the loops.

    If it is only needed because `seen` is, a reshape of it, then that one is needed at `seen_at`.
    """

    node: Node
    step: Step
    at: Indices | None
    seen: Node
    seen_at: Indices | None
    once: bool = False

    @property
    def trips(self) -> int:
        """How often an element is needed."""
        return self.step.trips if isinstance(self.step, Nest) and not self.once else 1


class Plan:
    """The decisions for one block: its `steps`, last ones first, which `makers` store a node, and its `outputs`."""

    def __init__(self, outputs: Iterable[Node]) -> None:
        self.outputs = frozenset(map(unreshaped, outputs))
        self.makers: dict[Node, list[Nest]] = {}
        self.steps: list[Step] = []
        self._demands: dict[Node, list[Demand]] = {}
        self._whole: set[Node] = set()
        self._seen: set[tuple[Node, Step, Indices | None, bool]] = set()
        self._folding: dict[tuple[Shape, Shape, Node, Indices], Nest] = {}

    # Demands

    def need_whole(self, node: Node, step: Step | None) -> None:
        """`node` must exist as a tensor, for `step` or for the block's end."""
        node = unreshaped(node)
        self._whole.add(node)
        if step is not None:
            self._note(Demand(node, step, None, node, None))

    def _note(self, demand: Demand) -> None:
        key = (demand.node, demand.step, demand.at, demand.once)
        if key not in self._seen:
            self._seen.add(key)
            self._demands.setdefault(demand.node, []).append(demand)

    def _need(self, node: Node, step: Step, at: Indices, once: bool = False) -> None:
        self._note(Demand(node, step, at, node, at, once))

    def demands(self, node: Node) -> list[Demand]:
        """All demands on a node."""
        return self._demands.get(node, [])

    # Decisions

    def decide(self, entry: Entry) -> None:
        """Decides on an entry; everything that comes after it has been decided on."""
        if isinstance(entry, Fold):
            if self._wanted(entry.results):
                self._place_fold(entry)
        elif isinstance(entry, Extended):
            if self._wanted(entry.results):
                self._place_extended(entry)
        elif isinstance(entry, Fence):
            if self._wanted(entry.results):
                self._place_fence(entry)
        elif isinstance(entry, Leaf | Folded | Computed) or not self._wanted((entry,)):
            return
        elif isinstance(entry, Update):
            self._place_update(entry)
        else:
            self._place_node(entry)

    def _wanted(self, nodes: Iterable[Node]) -> bool:
        return any(node in self._whole or node in self._demands for node in nodes)

    def _place_node(self, node: Node) -> None:
        demands = self.demands(node)
        if not self._is_recomputed(node, demands):
            self._store(node, demands)
            return
        if isinstance(node, Iota | Splat):
            return
        for demand in demands:
            assert isinstance(demand.step, Nest)
            assert demand.at is not None
            self._pass_on(node, demand.step, demand.at, demand.once)

    def _is_recomputed(self, node: Node, demands: list[Demand]) -> bool:
        """Whether computing `node` where it is needed costs no more than storing it once and loading it.

        A contraction reads what is stored: its inner loop is to do nothing but contract.
        """
        if isinstance(node, Splat) and node.size <= LARGEST_CONSTANT:
            return True
        if node in self._whole:
            return False
        if isinstance(node, Iota | Splat | View):
            return True
        if isinstance(node, Elementwise) and node.tail is not None and not _joins(node, demands):
            return False
        if any(isinstance(d.step, Nest) and d.step.is_contraction and d.trips > node.size for d in demands):
            return False
        return is_recomputed(node.work, node.size, sum([demand.trips for demand in demands]))

    def _pass_on(self, node: Node, nest: Nest, at: Indices, once: bool = False) -> None:
        """Demands what an element of `node` at `at` needs."""
        if isinstance(node, View):
            self._pass_on_view(node, nest, at, once)
        elif isinstance(node, Lookup):
            self._pass_on_lookup(node, nest, at, once)
        else:
            for part, inner in _parts(node, at):
                self._need(part, nest, inner, once)

    def _pass_on_view(self, view: View, nest: Nest, at: Indices, once: bool) -> None:
        source, inner = view.operands[0], view.read(at)
        if view.is_reshape and not _can_split(inner, nest):
            self.need_whole(source, None)
        seen, seen_at = (view, at) if view.is_reshape else (source, inner)
        self._note(Demand(source, nest, inner, seen, seen_at, once))

    def _pass_on_lookup(self, lookup: Lookup, nest: Nest, at: Indices, once: bool) -> None:
        found: list[Index] = []
        for (source, source_at), limit in zip(lookup.starts(at), lookup.limits, strict=True):
            self._need(source, nest, source_at, once)
            found.append(dynamic((source, source_at), limit))
        self._need(lookup.operands[0], nest, lookup.read(at, tuple(found)), once)

    # Storing

    def _store(self, node: Node, demands: list[Demand]) -> None:
        if isinstance(node, Piecewise):
            makers = self._piece_nests(node)
        else:
            makers = [self._host(node, demands) or self._own_nest(node)]
        self.makers[node] = makers
        self._link(node, makers)

    def _link(self, node: Node, makers: Iterable[Step]) -> None:
        """Every step that needs `node` comes after those that make it."""
        for demand in self.demands(node):
            for maker in makers:
                if demand.step is not maker:
                    demand.step.needs.setdefault(maker, []).append(demand)

    def _host(self, node: Node, demands: list[Demand]) -> Nest | None:
        """The nest that stores `node` in passing: the first one that needs it, if that needs each element just once."""
        if not demands or (isinstance(node, Elementwise) and node.tail is not None):
            return None
        first = min(demands, key=lambda demand: demand.step.position)
        nest, at = first.step, first.at
        if not isinstance(nest, Nest) or at is None or first.once or not visits_once(at, len(nest.sizes)):
            return None
        if any(demand.step is nest and demand is not first for demand in demands):
            return None
        if nest.trips != node.size or nest.is_contraction:
            return None
        nest.stores.append(Store(node, at, node, at))
        self._pass_on(node, nest, at)
        return nest

    def _own_nest(self, node: Node) -> Nest:
        nest = self._new_nest(node.shape, ())
        at = loops_over(node.shape)
        nest.stores.append(Store(node, at, node, at))
        self._pass_on(node, nest, at)
        return nest

    def _piece_nests(self, node: Piecewise) -> list[Nest]:
        nests = [self._piece_nest(node, piece) for piece in reversed(node.pieces)][::-1]
        for before, nest in pairwise(nests):
            nest.on = before
            nest.needs[before] = []
        return nests

    def _piece_nest(self, node: Piecewise, piece: Piece) -> Nest:
        nest = self._new_nest(piece.node.shape, ())
        at = loops_over(piece.node.shape)
        places = zip(at, piece.strides, piece.offsets, strict=True)
        where = tuple([i * stride + offset for i, stride, offset in places])
        nest.stores.append(Store(piece.node, at, node, where))
        self._need(piece.node, nest, at)
        if node.filler is not None:
            self._need(node.filler, nest, (), once=True)
        return nest

    def _new_nest(self, parallel: Shape, reduced: Shape) -> Nest:
        nest = Nest(parallel, reduced, -len(self.steps))
        self.steps.append(nest)
        return nest

    def _place_fold(self, fold: Fold) -> None:
        demands = [demand for result in fold.results for demand in self.demands(result)]
        nest = self._sibling(fold, demands) or self._new_nest(fold.parallel, fold.reduced)
        nest.folds.append(fold)
        if not fold.reuses:
            self._folding[self._fold_key(fold)] = nest
        for result in fold.results:
            self.makers[result] = [nest]
            self._link(result, [nest])
        at = loops_over((*fold.parallel, *fold.reduced))
        for node, read in fold.reads:
            self._need(node, nest, read(at))
        for init in fold.inits:
            self._need(init, nest, (), once=True)

    def _fold_key(self, fold: Fold) -> tuple[Shape, Shape, Node, Indices]:
        """Folds that differ in nothing of this go over the same elements in the same way."""
        node, read = fold.reads[0]
        return fold.parallel, fold.reduced, _anchor(node), read(loops_over((*fold.parallel, *fold.reduced)))

    def _sibling(self, fold: Fold, demands: list[Demand]) -> Nest | None:
        """A nest that folds over the same elements, before anything needs this fold's results."""
        nest = None if fold.reuses else self._folding.get(self._fold_key(fold))
        if nest is None or any(demand.step.position <= nest.position for demand in demands):
            return None
        return nest

    def _place_fence(self, fence: Fence) -> None:
        barrier = Barrier(fence, -len(self.steps))
        self.steps.append(barrier)
        for result in fence.results:
            self._link(result, [barrier])
        captured = [node for _, node in fence.captured if not isinstance(node, Splat)]
        for node in (*fence.operands, *captured):
            self.need_whole(node, barrier)

    def _place_extended(self, extended: Extended) -> None:
        nest = self._new_nest((), ())
        nest.whole = extended
        for result in extended.results:
            self.makers[result] = [nest]
            self._link(result, [nest])
        for node in (*extended.inputs, *(start for start in extended.starts if start is not None)):
            self.need_whole(node, nest)

    def _place_update(self, update: Update) -> None:
        nest = self._new_nest((), ())
        nest.whole = update
        self.makers[update] = [nest]
        self._link(update, [nest])
        target, source, *starts = update.operands
        self.need_whole(target, nest)
        self.need_whole(source, nest)
        for start in starts:
            self._need(start, nest, (), once=True)


def unreshaped(node: Node) -> Node:
    """What `node` is a reshape of, through any number of them; itself if it is none."""
    while isinstance(node, View) and node.is_reshape:
        node = node.operands[0]
    return node


def make_plan(order: Iterable[Entry], outputs: Iterable[Node]) -> Plan:
    """The plan for a graph whose entries are in `order`, operands first."""
    plan = Plan(outputs)
    for node in plan.outputs:
        plan.need_whole(node, None)
    for entry in reversed(list(order)):
        plan.decide(entry)
    return plan


def _parts(node: Node, at: Indices) -> Iterator[tuple[Node, Indices]]:
    """The elements that an element of a node is made of, or may be."""
    if isinstance(node, Piecewise):
        for piece in node.pieces:
            reached = piece.reach(at)
            if reached is not None:
                yield piece.node, reached[0]
        if node.filler is not None:
            yield node.filler, ()
    elif isinstance(node, Elementwise):
        yield from ((operand, at) for operand in node.operands)


def _joins(node: Elementwise, demands: list[Demand]) -> bool:
    """Whether a contraction's elementwise tail goes on in the only nest that needs it."""
    if len(demands) != 1:
        return False
    nest, at = demands[0].step, demands[0].at
    return isinstance(nest, Nest) and not nest.folds and nest.trips == node.size and at == loops_over(node.shape)


def _anchor(node: Node) -> Node:
    """The stored tensor, most likely, that an elementwise expression is about."""
    while isinstance(node, Elementwise):
        node = max(node.operands, key=lambda operand: (operand.size, not isinstance(operand, Splat)))
    return node


def _can_split(at: Indices, nest: Nest) -> bool:
    """Whether loops of `nest` can be split in two so that no quotient or remainder is left in `at`."""
    for index in at:
        for atom in index.atoms():
            if isinstance(atom, Quotient | Remainder) and splittable(atom, nest) is None:
                return False
    return True


def splittable(atom: Quotient | Remainder, nest: Nest) -> Loop | None:
    """The loop that `atom` divides evenly, if splitting it leaves the nest's results where they are."""
    loop = atom.of.as_loop()
    if loop is None or loop.size % atom.by:
        return None
    kept = nest.parallel_loops if nest.folds else 0
    return loop if loop.position >= kept else None
