"""The dominator tree of a region's blocks, by Lengauer and Tarjan's algorithm (TOPLAS 1979, the simple version)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xdsl.ir import Block, Region


def dominator_tree(region: Region) -> Iterable[tuple[Block, int]]:
    """Every block with its depth in the tree: a block comes after the one that dominates it, before its siblings.

    Blocks that control cannot reach come last, each at depth 0.
    """
    entry = region.blocks.first
    if entry is None:
        return ()
    if entry.next_block is None:
        return ((entry, 0),)
    return _walk(list(region.blocks))


def _walk(blocks: list[Block]) -> list[tuple[Block, int]]:
    index = {block: i for i, block in enumerate(blocks)}
    successors = [
        [index[s] for s in block.last_op.successors if s in index] if block.last_op is not None else []
        for block in blocks
    ]
    dominators = immediate_dominators(successors)
    children: list[list[int]] = [[] for _ in blocks]
    for node, dominator in enumerate(dominators):
        if dominator is not None:
            children[dominator].append(node)
    order, stack = list[tuple[Block, int]](), [(0, 0)]
    while stack:
        node, depth = stack.pop()
        order.append((blocks[node], depth))
        stack += [(child, depth + 1) for child in reversed(children[node])]
    order += [(block, 0) for node, block in enumerate(blocks) if node and dominators[node] is None]
    return order


def immediate_dominators(successors: Sequence[Sequence[int]]) -> list[int | None]:
    """Each node's immediate dominator in a graph that is entered at node 0; None for node 0 and unreachable nodes."""
    order, parents = _depth_first(successors)
    number = {node: i for i, node in enumerate(order)}
    predecessors: list[list[int]] = [[] for _ in order]
    for i, node in enumerate(order):
        for successor in successors[node]:
            predecessors[number[successor]].append(i)
    found = _semidominate(predecessors, [number.get(parent, 0) for parent in parents])
    result: list[int | None] = [None] * len(successors)
    for i in range(1, len(order)):
        result[order[i]] = order[found[i]]
    return result


def _depth_first(successors: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """The reachable nodes in depth-first order, and for each the node that it was reached from."""
    order, parents, seen = list[int](), list[int](), set[int]()
    stack = [(0, 0)]
    while stack:
        node, parent = stack.pop()
        if node in seen:
            continue
        seen.add(node)
        order.append(node)
        parents.append(parent)
        stack += [(successor, node) for successor in reversed(successors[node]) if successor not in seen]
    return order, parents


def _semidominate(predecessors: list[list[int]], parents: list[int]) -> list[int]:
    """Immediate dominators, of and as depth-first numbers."""
    count = len(parents)
    semi, label, ancestor = list(range(count)), list(range(count)), [-1] * count
    dominators, buckets = [0] * count, [list[int]() for _ in range(count)]
    for node in range(count - 1, 0, -1):
        for predecessor in predecessors[node]:
            semi[node] = min(semi[node], semi[_least(predecessor, ancestor, label, semi)])
        buckets[semi[node]].append(node)
        parent = ancestor[node] = parents[node]
        for other in buckets[parent]:
            least = _least(other, ancestor, label, semi)
            dominators[other] = least if semi[least] < parent else parent
        buckets[parent].clear()
    for node in range(1, count):
        if dominators[node] != semi[node]:
            dominators[node] = dominators[dominators[node]]
    return dominators


def _least(node: int, ancestor: list[int], label: list[int], semi: list[int]) -> int:
    """The node of least semidominator on the path up to the root of the forest, which is compressed."""
    if ancestor[node] < 0:
        return node
    path = list[int]()
    while ancestor[ancestor[node]] >= 0:
        path.append(node)
        node = ancestor[node]
    for below in reversed(path):
        above = ancestor[below]
        if semi[label[above]] < semi[label[below]]:
            label[below] = label[above]
        ancestor[below] = ancestor[above]
    return label[path[0]] if path else label[node]
