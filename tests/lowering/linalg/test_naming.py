"""A kernel is called after the costliest ops that it came from, in their order."""

from __future__ import annotations

import pytest

from hloom.lowering.linalg.naming import CONTRACTION, FOLD, Source, kernel_name, source_text


def sources(*parts: tuple[str, int]) -> list[Source]:
    return [Source(part, part, weight) for part, weight in parts]


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        ([("dot", CONTRACTION), ("add", 1), ("max", 1)], "dot_add_max"),
        ([("add", 1), ("add", 1)], "add"),
        ([("mul", 1), ("add", 1), ("sub", 1), ("neg", 1), ("tanh", 16)], "mul_add_sub_tanh"),
        ([("transpose", 0), ("dot", CONTRACTION)], "dot"),
        ([("add", 1), ("rsqrt", 8), ("conv", CONTRACTION), ("sub", 1)], "conv_add_rsqrt_sub"),
        ([("max", FOLD), ("exp", 16), ("sum", FOLD), ("div", 4)], "max_exp_sum_div"),
        ([("transpose", 0)], "transpose"),
        ([("broadcast_in_dim", 0)], "broadcast_in_dim"),
        ([], "kernel"),
    ],
)
def test_kernel_name(parts: list[tuple[str, int]], name: str) -> None:
    assert kernel_name(sources(*parts)) == name


def test_source_text_leaves_out_what_moves_nothing() -> None:
    found = sources(("broadcast_in_dim", 0), ("dot_general", CONTRACTION), ("reshape", 0), ("add", 1))
    assert source_text(found) == "dot_general, add"
