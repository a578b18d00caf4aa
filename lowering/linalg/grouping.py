"""Makes kernels of nests: those that a schedule can run together, row by row or tile by tile.

A contraction takes the elementwise nest that finishes it; other nests stay together as long as each reads only what
the same iteration of their common outer loops has written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import prod

from .fusion import Barrier, Demand, Nest, Plan, Step
from .graph import Computed, Node
from .index import Loop, loops_over

# How far, in steps, a kernel may be moved to take a nest in; it keeps the cost linear.
FARTHEST_MOVE = 64
# A kernel of so few iterations, which only one other needs, becomes a part of that one if it is so many times larger.
MOST_ABSORBED = 1024
ABSORBED_SHARE = 4


@dataclass(eq=False, slots=True)
class Kernel:
    """Nests that become one function, in order, and which of the nodes that they store are its results."""

    nests: list[Nest]
    results: list[Node] = field(default_factory=list[Node])


def make_kernels(plan: Plan) -> list[Kernel | Barrier]:
    """The plan's steps in the order in which they run, nests joined to kernels."""
    place: dict[Step, int] = {}
    items: list[Kernel | Barrier] = []
    for step in _schedule(plan):
        kernel = _kernel_for(step, items, place) if isinstance(step, Nest) else None
        if kernel is not None and isinstance(step, Nest):
            kernel.nests.append(step)
            place[step] = items.index(kernel)
            continue
        place[step] = len(items)
        items.append(step if isinstance(step, Barrier) else Kernel([step]))
    _absorb_small(plan, items, place)
    for number, item in enumerate(items):
        if isinstance(item, Kernel):
            item.results = [node for node in _stored(item) if _is_result(node, number, plan, place)]
    return [item for item in items if isinstance(item, Barrier) or item.nests]


def _absorb_small(plan: Plan, items: list[Kernel | Barrier], place: dict[Step, int]) -> None:
    """Moves the nests of small kernels to the only kernel that needs them, if no contraction there reads them."""
    for item in items:
        if not isinstance(item, Kernel) or any(nest.whole is not None for nest in item.nests):
            continue
        trips = sum([nest.trips for nest in item.nests])
        stored = _stored(item)
        steps = {user for node in stored for user in _users(node, plan)}.difference(item.nests)
        users = {place[step] for step in steps}
        if len(users) != 1 or not plan.outputs.isdisjoint(stored) or any(map(_contracts, steps)):
            continue
        user = users.pop()
        target = items[user]
        largest = max([nest.trips for nest in target.nests]) if isinstance(target, Kernel) else 0
        if isinstance(target, Kernel) and trips <= min(MOST_ABSORBED, largest // ABSORBED_SHARE):
            target.nests[:0] = item.nests
            place.update(dict.fromkeys(item.nests, user))
            item.nests = []


def _kernel_for(nest: Nest, items: list[Kernel | Barrier], place: dict[Step, int]) -> Kernel | None:
    """The kernel that `nest` joins; it is moved to run after all else that `nest` needs, where that is possible."""
    latest = max([place[maker] for maker in nest.needs], default=-1)
    best = {place[maker]: maker is nest.on or _finishes(nest, maker) for maker in nest.needs}
    for number in sorted(best, key=lambda number: (best[number], number), reverse=True):
        kernel = items[number]
        if not isinstance(kernel, Kernel) or latest - number > FARTHEST_MOVE or not _joins(nest, kernel):
            continue
        if _move_behind(number, latest, nest, items, place):
            return kernel
    return None


def _move_behind(number: int, latest: int, nest: Nest, items: list[Kernel | Barrier], place: dict[Step, int]) -> bool:
    """Moves item `number`, and what depends on it, behind the others up to `latest`, unless `nest` needs of these."""
    behind = {number}
    for other in range(number + 1, latest + 1):
        if any(place[maker] in behind for step in _steps(items[other]) for maker in step.needs):
            behind.add(other)
    if any(place[maker] in behind - {number} for maker in nest.needs):
        return False
    span = range(number, latest + 1)
    order = [n for n in span if n not in behind] + [n for n in span if n in behind]
    items[number : latest + 1] = [items[n] for n in order]
    for at in span:
        for step in _steps(items[at]):
            place[step] = at
    return True


def _steps(item: Kernel | Barrier) -> Sequence[Step]:
    return item.nests if isinstance(item, Kernel) else (item,)


def _schedule(plan: Plan) -> list[Step]:
    """All steps, makers first, else in the program's order; what a step could share a kernel with comes next to it."""
    order: list[Step] = []
    done: set[Step] = set()
    needed = {maker for step in plan.steps for maker in step.needs}
    pending = [(step, False) for step in plan.steps if step not in needed]
    while pending:
        step, ready = pending.pop()
        if step in done:
            continue
        if ready:
            done.add(step)
            order.append(step)
            continue
        pending.append((step, True))
        makers = sorted(step.needs, key=lambda maker: (not _fits(maker, step), -maker.position))
        pending.extend([(maker, False) for maker in makers if maker not in done])
    return order


def _stored(kernel: Kernel) -> list[Node]:
    return list(dict.fromkeys([node for nest in kernel.nests for node in nest.targets()]))


def _is_result(node: Node, number: int, plan: Plan, place: dict[Step, int]) -> bool:
    """Whether a node that a kernel stores is a result of it: used outside, or made by an op on whole tensors."""
    used = node in plan.outputs or any(place[user] != number for user in _users(node, plan))
    return used or isinstance(node, Computed)


def _contracts(step: Step) -> bool:
    return isinstance(step, Nest) and step.is_contraction


def _users(node: Node, plan: Plan) -> list[Step]:
    """The steps that need a stored node or store a part of it."""
    return [*(demand.step for demand in plan.demands(node)), *plan.makers.get(node, ())]


def _joins(nest: Nest, kernel: Kernel) -> bool:
    """Whether `nest` fits with all that it needs of `kernel`; a contraction's kernel takes only what finishes it."""
    contractions = [other for other in kernel.nests if other.is_contraction]
    if contractions:
        return all(_finishes(nest, contraction) for contraction in contractions)
    return all(_fits(maker, nest) for maker in nest.needs if maker in kernel.nests)


def _fits(maker: Step, step: Step) -> bool:
    """Whether `step`, which needs what `maker` stores, can be in the same kernel as far as these two go."""
    if isinstance(maker, Barrier) or isinstance(step, Barrier):
        return False
    if maker.whole is not None or step.whole is not None or step.is_contraction:
        return False
    if maker.is_contraction:
        return _finishes(step, maker)
    if step.on is maker:
        return True
    shared = min([_common_loops(maker, step, demand) for demand in step.needs[maker]], default=0)
    return step.trips == 1 or prod(step.sizes[:shared]) > 1 or step.sizes == maker.sizes


def _finishes(nest: Nest, maker: Step) -> bool:
    """Whether `nest` computes on the results of a contraction, one by one."""
    if not isinstance(maker, Nest) or not maker.is_contraction or nest.trips != prod(maker.parallel):
        return False
    return any(store.value.tail in maker.folds for store in nest.stores)


def _common_loops(maker: Nest, nest: Nest, demand: Demand) -> int:
    """How many outer parallel loops both have, where each iteration needs only what the same one of `maker` stored."""
    where = _stored_at(maker, demand.node)
    if demand.at is None:
        return 0
    used_at = {made.position: used for made, used in zip(where, demand.at, strict=True) if made is not None}
    common = 0
    while common < min(maker.parallel_loops, nest.parallel_loops) and common in used_at:
        loop = used_at[common].as_loop()
        if loop is None or loop.position != common or loop.size != maker.sizes[common]:
            break
        common += 1
    return common


def _stored_at(maker: Nest, node: Node) -> list[Loop | None]:
    """The loops of `maker` that number the dimensions of `node`, where these are loops."""
    where = next((store.where for store in maker.stores if store.target is node), None)
    return [index.as_loop() for index in where or loops_over(node.shape)]
