"""In which order the loops of a nest are nested.

Parallel loops follow the layout of the output, outermost first. The innermost loop is the one whose step is cheapest
over all accesses; reductions stand inside the parallel loops, but outside of the innermost loop where that is parallel
(`i, k, j` for a product of matrices). It is the one place to change for tiles and packing.
"""

from __future__ import annotations

from .nests import Access, Nest, inner_loops, reorder, split, stride_along

# The cost of reading the next element, by how far it is: a neighbour, a near one, anywhere; and of writing anywhere.
_NEIGHBOUR, _NEAR, _FAR, _FAR_WRITE = 1.0, 2.0, 6.0, 8.0
_NEAR_STRIDE = 4
# Keeping a sum in a register, and combining its parts at the end.
_ACCUMULATOR = 0.5
# A loop of n iterations costs (n + this) / n per iteration: start-up and the rest of a vector.
_OVERHEAD = 8


# Blocks in which a nest that reads across its output is run: elements along the output, and across.
_ALONG, _ACROSS = (32, 16, 8), (16, 8)


def schedule(nest: Nest) -> None:
    """Sets the order of a nest's loops."""
    loops = [dim for dim, extent in enumerate(nest.extents) if extent != 1]
    if not loops:
        nest.order = ()
        return
    parallel = sorted((dim for dim in loops if nest.parallel[dim]), key=lambda dim: _layout_key(nest, dim))
    reductions = [dim for dim in loops if not nest.parallel[dim]]
    candidates = [*reversed(parallel), *reversed(reductions)]
    innermost = min(candidates, key=lambda dim: _cost(nest, dim))
    outer = [dim for dim in (*parallel, *reductions) if dim != innermost]
    nest.order = (*outer, innermost)


def run_in_blocks(nest: Nest) -> None:
    """Runs an elementwise nest in blocks, where it reads along one loop and writes along another, as a transpose does:
    within a block, both sides stay in cache."""
    if not all(nest.parallel) or len(nest.order) < 2:
        return
    along = nest.order[-1]
    across = [dim for dim in nest.order[:-1] if any(_is_read_along(access, dim, along) for access in nest.inputs)]
    if not across or stride_along(nest.outputs[0], along) != 1:
        return
    sizes = _block_size(nest, across[-1], _ACROSS), _block_size(nest, along, _ALONG)
    if sizes[0] is None or sizes[1] is None:
        return
    order = nest.order
    split(nest, (across[-1], sizes[0]), (along, sizes[1]))
    reorder(nest, (*order, *inner_loops(nest)))


def _is_read_along(access: Access, dim: int, other: int) -> bool:
    stride = stride_along(access, other)
    return stride_along(access, dim) == 1 and stride is not None and abs(stride) > _NEAR_STRIDE


def _block_size(nest: Nest, dim: int, sizes: tuple[int, ...]) -> int | None:
    return next((size for size in sizes if nest.extents[dim] % size == 0 and nest.extents[dim] > size), None)


def _layout_key(nest: Nest, dim: int) -> int:
    """Loops over far elements of the output come first; those that it does not tell apart keep their order."""
    stride = stride_along(nest.outputs[0], dim)
    return -abs(stride) if stride is not None else 0


def _cost(nest: Nest, dim: int) -> float:
    reduces = not all(nest.parallel)
    cost = sum(_step_cost(access, dim) for access in nest.inputs)
    cost += sum(_output_cost(access, dim, reduces) for access in nest.outputs)
    return cost * (nest.extents[dim] + _OVERHEAD) / nest.extents[dim]


def _output_cost(access: Access, dim: int, reduces: bool) -> float:
    """What a step costs at an output; sums in memory are read and written."""
    stride = stride_along(access, dim)
    if stride == 0:
        return _ACCUMULATOR
    cost = _NEIGHBOUR if stride is not None and abs(stride) == 1 else _FAR_WRITE
    return 2 * cost if reduces else cost


def _step_cost(access: Access, dim: int) -> float:
    stride = stride_along(access, dim)
    if stride is None:
        return _FAR
    if abs(stride) <= 1:
        return _NEIGHBOUR * abs(stride)
    return _NEAR if abs(stride) <= _NEAR_STRIDE else _FAR
