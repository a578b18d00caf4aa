"""Ops that move data, against XLA: shapes, slices, padding, gather."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax.numpy as jnp
import numpy as np
import pytest
from jax import lax


def numbers(*shape: int) -> np.ndarray:
    return np.arange(np.prod(shape), dtype=np.float32).reshape(shape)


def test_shapes(against_xla: Callable[..., None]) -> None:
    def function(x: Any) -> Any:
        return [
            lax.transpose(x, (2, 0, 1)),
            lax.reshape(x, (4, 6)),
            lax.broadcast_in_dim(x, (5, 2, 3, 4), (1, 2, 3)),
            lax.broadcast_in_dim(x[:1, :, :1], (2, 3, 5), (0, 1, 2)),
            lax.rev(x, (0, 2)),
            lax.concatenate([x, 2 * x, x], 1),
            lax.slice(x, (0, 1, 0), (2, 3, 4), (1, 1, 3)),
            x.astype(jnp.int8).T,
            lax.broadcasted_iota(jnp.int16, (3, 4), 1),
            lax.broadcasted_iota(jnp.bfloat16, (3, 4), 0),
        ]

    against_xla(function, numbers(2, 3, 4))


PADS = [((1, 2, 0), (0, 1, 2)), ((-1, 2, 1), (3, -2, 0)), ((-2, -1, 2), (-1, 0, 0)), ((0, 5, 3), (-3, -1, 1))]


@pytest.mark.parametrize(("columns", "rows"), PADS)
def test_pad(against_xla: Callable[..., None], columns: Any, rows: Any) -> None:
    against_xla(lambda x: lax.pad(x, np.float32(-1), [rows, columns]), numbers(3, 4))


@pytest.mark.parametrize("start", [(0, 0), (1, 2), (5, -3), (-9, 9)])
def test_dynamic_slices_clamp(against_xla: Callable[..., None], start: tuple[int, int]) -> None:
    def function(x: Any, i: Any, j: Any) -> Any:
        part = lax.dynamic_slice(x, (i, j), (2, 3))
        return part, lax.dynamic_update_slice(x, 2 * part, (j, i))

    against_xla(function, numbers(3, 6), *map(np.int32, start))


@pytest.mark.parametrize("dtype", [np.int32, np.uint8, np.int64])
def test_gather_clamps(against_xla: Callable[..., None], dtype: Any) -> None:
    x = numbers(3, 5)
    indices = np.array([[0, 4], [2, 9], [77, 1], [200, 200]], np.int64).astype(dtype)

    def function(x: Any, i: Any) -> Any:
        def gather(index: Any, sizes: Any, **numbers: Any) -> Any:
            return lax.gather(x, index, lax.GatherDimensionNumbers(**numbers), sizes, mode="clip")

        return [
            gather(i, (1, 1), offset_dims=(), collapsed_slice_dims=(0, 1), start_index_map=(0, 1)),
            gather(i, (2, 3), offset_dims=(0, 2), collapsed_slice_dims=(), start_index_map=(1, 0)),
            gather(i[:, :1], (1, 5), offset_dims=(1,), collapsed_slice_dims=(0,), start_index_map=(0,)),
            gather(i[:, None, 1:], (3, 1), offset_dims=(0,), collapsed_slice_dims=(1,), start_index_map=(1,)),
            jnp.take_along_axis(x, i[:3] % 5, axis=1),
            x[i[:, 0] % 3, i[:, 1] % 5],
        ]

    against_xla(function, x, indices)


def test_gather_with_batching_dimensions(against_xla: Callable[..., None]) -> None:
    numbers_ = lax.GatherDimensionNumbers(
        offset_dims=(2,),
        collapsed_slice_dims=(1,),
        start_index_map=(1,),
        operand_batching_dims=(0,),
        start_indices_batching_dims=(1,),
    )

    def function(x: Any, i: Any) -> Any:
        return lax.gather(x, i, numbers_, (1, 1, 4), mode="clip")

    against_xla(function, numbers(3, 5, 4), np.array([[[4], [0], [9]], [[1], [-3], [2]]], np.int32))
