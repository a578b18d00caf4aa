"""XLA as the oracle: it compiles and runs the same StableHLO text that we do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import jax
import numpy as np
from jax.extend.backend import get_backend
from jaxlib import xla_client

Array = np.ndarray[Any, Any]


def compiled(text: str) -> Callable[[Sequence[Any]], list[jax.Array]]:
    """A module's `@main`, on arrays that `placed` made; results may still be under way."""
    backend = get_backend("cpu")
    devices = xla_client.DeviceList(tuple(backend.local_devices()))
    return backend.compile_and_load(text.encode(), devices, xla_client.CompileOptions()).execute


def placed(arguments: Sequence[Array]) -> list[jax.Array]:
    """The arguments in XLA's own memory, with their dtypes."""
    with jax.enable_x64(True):
        return [jax.device_put(argument, jax.devices("cpu")[0]) for argument in arguments]


def run(text: str, arguments: Sequence[Array]) -> list[Array]:
    return [np.asarray(result) for result in compiled(text)(placed(arguments))]
