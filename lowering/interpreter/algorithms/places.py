"""Where gather and scatter put their windows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...dtypes import Array


class Places:
    """How an array of index vectors says where windows of an operand start."""

    def __init__(
        self, mapped: Sequence[int], operand_batch: Sequence[int], index_batch: Sequence[int], vector_dim: int
    ) -> None:
        self._mapped, self._vector_dim = mapped, vector_dim
        # An index's batch dimensions are counted with the vector's dimension in: drop that.
        batch = [b - (b > vector_dim) for b in index_batch]
        self._batch = dict(zip(operand_batch, batch, strict=True))

    def starts(self, indices: Array, rank: int) -> tuple[list[Array], tuple[int, ...]]:
        """Per operand dimension the starts, of shape [batch…, 1 × rank]; and the batch's shape."""
        if self._vector_dim == indices.ndim:
            indices = indices[..., None]
        vectors = np.moveaxis(_as_int64(indices), self._vector_dim, -1)
        batch = vectors.shape[:-1]
        tail = (1,) * rank
        starts = [np.zeros((1,) * len(batch) + tail, np.int64) for _ in range(rank)]
        for k, d in enumerate(self._mapped):
            starts[d] = vectors[..., k].reshape(batch + tail)
        for d, b in self._batch.items():
            starts[d] = along(np.arange(batch[b], dtype=np.int64), b, len(batch) + rank)
        return starts, batch


def along(line: Array, axis: int, rank: int) -> Array:
    """A line as an axis among `rank`."""
    return line.reshape([-1 if d == axis else 1 for d in range(rank)])


def _as_int64(indices: Array) -> Array:
    """Indices as int64; unsigned ones beyond stay out of bounds on the high side (with room for a window)."""
    if indices.dtype == np.uint64:
        return np.minimum(indices, np.uint64(2**62)).astype(np.int64)
    return indices.astype(np.int64)
