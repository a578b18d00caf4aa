"""chlo.ragged_dot in its three modes, against loops over the groups."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from hloom.lowering import interpreter

RNG = np.random.default_rng(0)
Module = Callable[[str], Any]


def program(lhs: str, rhs: str, sizes: str, result: str, numbers: str) -> str:
    return f"""
      "func.func"() <{{function_type = ({lhs}, {rhs}, {sizes}) -> {result}, sym_name = "main"}}> ({{
      ^bb0(%l: {lhs}, %r: {rhs}, %s: {sizes}):
        %0 = "chlo.ragged_dot"(%l, %r, %s) <{{ragged_dot_dimension_numbers = #chlo.ragged_dot<{numbers}>}}>
          : ({lhs}, {rhs}, {sizes}) -> {result}
        "func.return"(%0) : ({result}) -> ()
      }}) : () -> ()"""


def normal(*shape: int) -> np.ndarray:
    return RNG.standard_normal(shape).astype(np.float32)


def test_rows_in_groups_each_with_a_matrix(module_of: Module) -> None:
    numbers = """lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [1],
                 lhs_ragged_dimensions = [0], rhs_group_dimensions = [0]"""
    text = program("tensor<7x4xf32>", "tensor<3x4x5xf32>", "tensor<3xi32>", "tensor<7x5xf32>", numbers)
    lhs, rhs = normal(7, 4), normal(3, 4, 5)
    expected = np.zeros((7, 5), np.float32)
    expected[:2], expected[2:6] = lhs[:2] @ rhs[0], lhs[2:6] @ rhs[2]
    (got,) = interpreter.run(module_of(text), [lhs, rhs, np.array([2, 0, 4], np.int32)])
    np.testing.assert_allclose(got, expected, rtol=1e-5, atol=1e-6)


def test_a_contracted_dimension_in_groups_gives_a_matrix_each(module_of: Module) -> None:
    numbers = """lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0], lhs_ragged_dimensions = [1]"""
    text = program("tensor<4x7xf32>", "tensor<7x5xf32>", "tensor<3xi32>", "tensor<3x4x5xf32>", numbers)
    lhs, rhs = normal(4, 7), normal(7, 5)
    expected = np.stack([lhs[:, :3] @ rhs[:3], lhs[:, 3:4] @ rhs[3:4], lhs[:, 4:] @ rhs[4:]])
    (got,) = interpreter.run(module_of(text), [lhs, rhs, np.array([3, 1, 3], np.int32)])
    np.testing.assert_allclose(got, expected, rtol=1e-5, atol=1e-6)


def test_sizes_for_each_batch(module_of: Module) -> None:
    numbers = """lhs_batching_dimensions = [0], rhs_batching_dimensions = [1], lhs_contracting_dimensions = [2],
                 rhs_contracting_dimensions = [2], lhs_ragged_dimensions = [1], rhs_group_dimensions = [0]"""
    text = program("tensor<2x6x4xf32>", "tensor<3x2x4x5xf32>", "tensor<2x3xi32>", "tensor<2x6x5xf32>", numbers)
    lhs, rhs, sizes = normal(2, 6, 4), normal(3, 2, 4, 5), np.array([[1, 2, 3], [4, 0, 2]], np.int32)
    expected = np.zeros((2, 6, 5), np.float32)
    for b in range(2):
        for g, (start, size) in enumerate(zip(np.cumsum(sizes[b]) - sizes[b], sizes[b], strict=True)):
            expected[b, start : start + size] = lhs[b, start : start + size] @ rhs[g, b]
    (got,) = interpreter.run(module_of(text), [lhs, rhs, sizes])
    np.testing.assert_allclose(got, expected, rtol=1e-5, atol=1e-6)
