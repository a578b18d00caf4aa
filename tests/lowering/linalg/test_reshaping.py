"""Reassociations pair neighbouring dimensions that hold the same elements, in groups as small as they can be."""

from __future__ import annotations

from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xdsl.dialects.builtin import TensorType, f32
from xdsl.ir import Block

from hloom.lowering.linalg.reshaping import reassociate, reshape_tensor

SIZES = st.lists(st.sampled_from([1, 2, 3, 4, 6]), min_size=1, max_size=4)


@given(SIZES, st.randoms())
def test_groups_cover_both_shapes_in_order(old: list[int], random: object) -> None:
    new = [prod(old)] if len(old) % 2 else [1, *old[:-1], 1, old[-1]]
    groups = reassociate(old, new)
    assert [d for first, _ in groups for d in first] == list(range(len(old)))
    assert [d for _, second in groups for d in second] == list(range(len(new)))
    for first, second in groups:
        assert first
        assert second
        assert prod(old[d] for d in first) == prod(new[d] for d in second)


@pytest.mark.parametrize(
    ("old", "new", "ops"),
    [
        ((4, 6), (4, 6), []),
        ((4, 6), (24,), ["tensor.collapse_shape"]),
        ((24,), (4, 6), ["tensor.expand_shape"]),
        ((4, 6), (3, 8), ["tensor.collapse_shape", "tensor.expand_shape"]),
        ((2, 3, 5), (6, 5), ["tensor.collapse_shape"]),
        ((2, 3, 4, 5), (6, 20), ["tensor.collapse_shape"]),
        ((6, 2, 2), (2, 3, 4), ["tensor.collapse_shape", "tensor.expand_shape"]),
        ((0, 4), (2, 0), ["tensor.collapse_shape", "tensor.expand_shape"]),
    ],
)
def test_reshape_takes_two_ops_at_most(old: tuple[int, ...], new: tuple[int, ...], ops: list[str]) -> None:
    block = Block(arg_types=[TensorType(f32, old)])
    result = reshape_tensor(block, block.args[0], new)
    assert result.type == TensorType(f32, new)
    assert [op.name for op in block.ops] == ops
    for op in block.ops:
        op.verify()
