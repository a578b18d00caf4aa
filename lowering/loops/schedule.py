"""In which order the loops of a nest are nested.

Parallel loops follow the layout of the output, outermost first. The innermost loop is the one whose step is cheapest
over all accesses; reductions stand inside the parallel loops, but outside of the innermost loop where that is parallel
(`i, k, j` for a product of matrices). It is the one place to change for tiles and packing.
"""

from __future__ import annotations

from .nests import Access, Nest, stride_along

# The cost of touching the next element, by how far it is: the same one, a neighbour, a near one, anywhere.
_NEIGHBOUR, _NEAR, _FAR = 1.0, 2.0, 6.0
_NEAR_STRIDE = 4
# Keeping a sum in a register, and combining its parts at the end.
_ACCUMULATOR = 0.5
# A loop of n iterations costs (n + this) / n per iteration: start-up and the rest of a vector.
_OVERHEAD = 8


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
    """Writing apart is as dear as reading from anywhere; sums in memory are read and written."""
    stride = stride_along(access, dim)
    if stride == 0:
        return _ACCUMULATOR
    cost = _NEIGHBOUR if stride is not None and abs(stride) == 1 else _FAR
    return 2 * cost if reduces else cost


def _step_cost(access: Access, dim: int) -> float:
    stride = stride_along(access, dim)
    if stride is None:
        return _FAR
    if abs(stride) <= 1:
        return _NEIGHBOUR * abs(stride)
    return _NEAR if abs(stride) <= _NEAR_STRIDE else _FAR
