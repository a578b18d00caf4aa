"""What the scripts that export a model share (development environment)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import jax
from jaxlib.mlir import ir


def stablehlo_text(function: Callable[..., Any], *arguments: Any) -> str:
    """StableHLO text. Only arguments keep their location, which is their Python name; ops lose theirs (file paths)."""
    module = jax.jit(function).lower(*arguments).compiler_ir("stablehlo")
    with module.context:

        def unplace(op: ir.Operation) -> ir.WalkResult:
            op.location = ir.Location.unknown()
            return ir.WalkResult.ADVANCE

        module.operation.walk(unplace)
        text = module.operation.get_asm(enable_debug_info=True)
    text = re.sub(r' loc\((#loc|unknown|"[^"]*"\(#loc\d*\))\)', "", text)
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#loc"))
