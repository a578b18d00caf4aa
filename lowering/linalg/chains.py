"""Finds stores that can write over what they read, so that a kernel finishes its results in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .fusion import Demand, Nest, Plan, Step, Store, unreshaped
from .graph import Node
from .grouping import Kernel
from .types import signless


def overwrites(kernel: Kernel, plan: Plan) -> dict[Node, Node]:
    """By node that a kernel stores: the node, or a reshape of one, that it is stored over."""
    order: dict[Step, int] = {nest: number for number, nest in enumerate(kernel.nests)}
    found: dict[Node, Node] = {}
    taken: set[Node] = set(kernel.results)
    for nest in kernel.nests:
        free = {demand.node: demand for demand in _last_demands(nest, order, plan) if demand.node not in taken}
        for store in nest.stores:
            demand = next((d for d in free.values() if _fits_over(store, d)), None)
            if demand is not None:
                found[store.target] = demand.seen
                taken.add(demand.node)
                del free[demand.node]
    return found


def last_in_place(found: Mapping[Node, Node]) -> dict[Node, Node]:
    """By node that is written over: the last one that is then in its place."""
    final: dict[Node, Node] = {}
    for node in reversed(list(found)):
        final[unreshaped(found[node])] = final.get(node, node)
    return final


def _last_demands(nest: Nest, order: Mapping[Step, int], plan: Plan) -> Iterator[Demand]:
    """What `nest` reads of the same kernel in one place only, and nobody after it."""
    for maker in nest.needs:
        for demand in nest.needs[maker] if maker in order else ():
            users = [order.get(other.step, len(order)) for other in plan.demands(demand.node)]
            if max(users) == order[nest] and users.count(order[nest]) == 1:
                yield demand


def _fits_over(store: Store, demand: Demand) -> bool:
    """Whether what a store reads at its own place is of its type."""
    same = demand.seen.shape == store.target.shape and signless(demand.seen.dtype) == signless(store.target.dtype)
    return same and store.value is store.target and demand.seen_at == store.at
