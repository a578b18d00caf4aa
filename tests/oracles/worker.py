"""The process that runs programs for `oracles.process`: pickled (oracle, text, arguments) in, results or None out.

XLA and the reference interpreter end their process on what they do not support, or take for a mistake.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Sequence
from typing import Any, cast

import jax
import numpy as np
from jax._src.interpreters.mlir import make_ir_context
from jax._src.lib import xla_client as typed_client
from jaxlib.mlir import ir as typed_ir
from jaxlib.mlir.dialects import stablehlo as typed_stablehlo
from xdsl.dialects.builtin import DenseIntOrFPElementsAttr

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.lowering.dtypes import to_array

ir: Any = typed_ir
stablehlo: Any = typed_stablehlo
xla_client: Any = typed_client


def by_xla(text: str, arguments: Sequence[np.ndarray]) -> list[np.ndarray]:
    """StableHLO text through XLA's CPU compiler, without tracing anything."""
    device = jax.devices("cpu")[0]
    client: Any = device.client
    module, devices = ir.Module.parse(text), xla_client.DeviceList((device,))
    program = client.compile_and_load(module, devices, xla_client.CompileOptions())
    given = [jax.device_put(a, device) for a in arguments]
    results = program.execute_sharded(given).disassemble_into_single_device_arrays()
    return [np.asarray(r[0]) for r in results]


def by_reference(text: str, arguments: Sequence[np.ndarray]) -> list[np.ndarray]:
    """A program whose `@main` takes nothing, by StableHLO's reference interpreter."""
    return [_array(str(r)) for r in stablehlo.eval_module(ir.Module.parse(text), [])]


def _array(text: str) -> np.ndarray:
    program = f'"builtin.module"() ({{ ^bb0: }}) {{value = {text}}} : () -> ()'
    value = parse(Source("reference", program), Context()).attributes["value"]
    return to_array(cast("DenseIntOrFPElementsAttr[Any]", value))


ORACLES = {"xla": by_xla, "reference": by_reference}


def main() -> None:
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a program prints is no answer
    with jax.enable_x64(True), make_ir_context():
        while True:
            try:
                oracle, text, arguments = pickle.load(sys.stdin.buffer)
            except EOFError:
                return
            try:
                results = ORACLES[oracle](text, arguments)
            except (ir.MLIRError, RuntimeError, ValueError):
                results = None
            pickle.dump(results, answers)
            answers.flush()


if __name__ == "__main__":
    main()
