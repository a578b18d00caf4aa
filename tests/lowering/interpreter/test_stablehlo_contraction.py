"""dot_general and convolution against XLA; a convolution also against the sum that defines it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import ml_dtypes
import numpy as np
import pytest
from jax import lax

from hloom.lowering.interpreter import run

DTYPES = [np.float32, np.float64, np.float16, ml_dtypes.bfloat16, np.int8, np.int32, np.uint16, np.complex64]


def values(dtype: Any, *shape: int, seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    if np.dtype(dtype).kind in "iu":
        info = np.iinfo(dtype)
        return rng.integers(info.min, info.max, shape, dtype)
    return (rng.standard_normal(shape) + (1j if np.dtype(dtype).kind == "c" else 0)).astype(dtype)


@pytest.mark.parametrize("dtype", DTYPES)
def test_dot_general(against_xla: Callable[..., None], dtype: Any) -> None:
    def function(x: Any, y: Any) -> Any:
        return [
            lax.dot_general(x, y, (((2,), (0,)), ((), ()))),
            lax.dot_general(x, y.transpose(2, 1, 0), (((1, 2), (1, 2)), ((), ()))),
            lax.dot_general(x, y[:, :, :2], (((2,), (0,)), ((0,), (2,)))),
            lax.dot_general(x, x, (((), ()), ((0, 1, 2), (0, 1, 2)))),
            lax.dot_general(x[0, 0], y[:, 0, 0], (((0,), (0,)), ((), ()))),
            lax.dot_general(x[:, :, :0], y[:0], (((2,), (0,)), ((), ()))),
        ]

    against_xla(function, values(dtype, 2, 3, 4), values(dtype, 4, 3, 5, seed=1))


@pytest.mark.parametrize(("dtype", "wide"), [(np.int8, np.int32), (ml_dtypes.bfloat16, np.float32)])
def test_dot_into_a_wider_type(against_xla: Callable[..., None], dtype: Any, wide: Any) -> None:
    def function(x: Any, y: Any) -> Any:
        return lax.dot_general(x, y, (((1,), (0,)), ((), ())), preferred_element_type=wide)

    against_xla(function, values(dtype, 7, 300), values(dtype, 300, 5, seed=1), tolerance=1e-5)


CONVOLUTIONS: list[dict[str, Any]] = [
    {"window_strides": (1, 1), "padding": "SAME"},
    {"window_strides": (2, 3), "padding": [(1, 2), (0, 3)]},
    {"window_strides": (1, 2), "padding": [(-1, 0), (2, -1)], "lhs_dilation": (2, 1)},
    {"window_strides": (1, 1), "padding": [(2, 2), (3, 1)], "rhs_dilation": (2, 3)},
    {"window_strides": (2, 1), "padding": [(1, 1), (0, 0)], "lhs_dilation": (3, 2), "rhs_dilation": (1, 2)},
]


@pytest.mark.parametrize("options", CONVOLUTIONS)
@pytest.mark.parametrize("layout", [("NHWC", "HWIO", "NHWC"), ("NCHW", "OIHW", "NCHW"), ("HNWC", "IHOW", "CWNH")])
def test_convolution(against_xla: Callable[..., None], options: dict[str, Any], layout: tuple[str, str, str]) -> None:
    sizes = {"N": 2, "H": 7, "W": 8, "C": 3}, {"H": 3, "W": 2, "I": 3, "O": 4}
    x = values(np.float32, *(sizes[0][c] for c in layout[0]))
    kernel = values(np.float32, *(sizes[1][c] for c in layout[1]), seed=1)
    against_xla(lambda x, k: lax.conv_general_dilated(x, k, dimension_numbers=layout, **options), x, kernel)


@pytest.mark.parametrize(("features", "batches"), [(2, 1), (4, 1), (1, 2), (1, 4)])
def test_grouped_convolution(against_xla: Callable[..., None], features: int, batches: int) -> None:
    x, kernel = values(np.float32, 4, 6, 4), values(np.float32, 3, 4 // features, 8, seed=1)
    against_xla(
        lambda x, k: lax.conv_general_dilated(
            x,
            k,
            (1,),
            "VALID",
            dimension_numbers=("NWC", "WIO", "NWC"),
            feature_group_count=features,
            batch_group_count=batches,
        ),
        x,
        kernel,
    )


@pytest.mark.parametrize("dtype", [np.int8, ml_dtypes.bfloat16, np.complex64])
def test_convolution_of_other_types(against_xla: Callable[..., None], dtype: Any) -> None:
    x, kernel = values(dtype, 2, 6, 4), values(dtype, 3, 4, 5, seed=1)
    against_xla(
        lambda x, k: lax.conv_general_dilated(x, k, (1,), "SAME", dimension_numbers=("NWC", "WIO", "NWC")), x, kernel
    )


def test_reversed_window(module_of: Callable[[str], Any]) -> None:
    module = module_of("""
      "func.func"() <{sym_name = "main",
                      function_type = (tensor<1x5x1xf32>, tensor<3x1x1xf32>) -> tensor<1x3x1xf32>}> ({
      ^bb0(%x: tensor<1x5x1xf32>, %k: tensor<3x1x1xf32>):
        %0 = "stablehlo.convolution"(%x, %k) <{batch_group_count = 1 : i64, feature_group_count = 1 : i64,
          dimension_numbers = #stablehlo.conv<[b, 0, f]x[0, i, o]->[b, 0, f]>, window_reversal = array<i1: true>}>
          : (tensor<1x5x1xf32>, tensor<3x1x1xf32>) -> tensor<1x3x1xf32>
        "func.return"(%0) : (tensor<1x3x1xf32>) -> ()
      }) : () -> ()""")
    x, kernel = values(np.float32, 1, 5, 1), values(np.float32, 3, 1, 1, seed=1)
    (got,) = run(module, [x, kernel])
    np.testing.assert_allclose(got.ravel(), np.convolve(x.ravel(), kernel.ravel(), "valid"), rtol=1e-5)


def test_gradients_of_a_strided_convolution(against_xla: Callable[..., None]) -> None:
    def loss(x: Any, k: Any) -> Any:
        y = lax.conv_general_dilated(x, k, (2, 2), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))
        return jnp.sum(y * y)

    against_xla(jax.grad(loss, (0, 1)), values(np.float32, 2, 7, 7, 3), values(np.float32, 3, 3, 3, 4, seed=1))
