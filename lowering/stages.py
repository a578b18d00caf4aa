"""The six stages of a program on its way down (docs/stages.md), and how to get from one to the next."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp, TensorType, UnrealizedConversionCastOp
from xdsl.dialects.memref import CopyOp
from xdsl.ir import Attribute, Operation

from hloom.dialects.diagnostics import error_at

from .memrefs import is_block_copy

# The dialects that may appear on entering a stage, besides builtin and func; the last one is emitc alone.
LEGAL: dict[str, frozenset[str]] = {
    "stablehlo": frozenset({"func", "stablehlo", "chlo", "check", "shape", "quant", "interpreter"}),
    "linalg": frozenset({"func", "linalg", "linalg_ext", "tensor", "arith", "math", "complex", "scf"}),
    "buffers": frozenset({"func", "linalg", "linalg_ext", "memref", "scf", "arith", "math", "complex"}),
    "loops": frozenset({"func", "scf", "memref", "vector", "arith", "math"}),
    "emitc": frozenset({"emitc"}),
}
STAGES = tuple(LEGAL)

# What runs on the way out of each stage; names as in `hloom list passes`.
WAY_DOWN: dict[str, tuple[str, ...]] = {
    "stablehlo": (
        "stablehlo-legalize-composite-to-call",
        "inline",
        "checks-to-status",
        "canonicalize",
        "cse",
        "symbol-dce",
        "lower-to-linalg",
    ),
    "linalg": ("lower-to-buffers",),
    "buffers": ("lower-to-loops",),
    "loops": ("plan-arena", "lower-to-emitc"),
}


@dataclass(frozen=True)
class StageRecord:
    """What entering a stage took: `seconds` of Python time since the stage before, and the number of ops there."""

    stage: str
    seconds: float
    ops: int


def lower(
    module: ModuleOp,
    context: Context,
    until: str = "emitc",
    *,
    observe: Callable[[StageRecord], None] | None = None,
) -> None:
    """Takes `module` down in place until it enters the stage `until`; it may be at any stage above or at it.

    Raises `hloom.Error` where an op has no way down, or where the module is already below `until`.
    """
    at = stage_of(module)
    if STAGES.index(at) > STAGES.index(until):
        raise error_at(module, f"the module is at stage '{at}', below '{until}'")
    _observe(observe, at, 0.0, module)
    for here, below in _steps(at, until):
        start = time.perf_counter()
        for name in WAY_DOWN[here]:
            _apply(name, module, context)
        check_stage(module, below)
        _observe(observe, below, time.perf_counter() - start, module)


def _steps(at: str, until: str) -> Iterator[tuple[str, str]]:
    way = STAGES[STAGES.index(at) : STAGES.index(until) + 1]
    yield from itertools.pairwise(way)


def _apply(name: str, module: ModuleOp, context: Context) -> None:
    from hloom.passes.manager import load_pass

    load_pass(name)().apply(context, module)


def _observe(observe: Callable[[StageRecord], None] | None, stage: str, seconds: float, module: ModuleOp) -> None:
    if observe is not None:
        observe(StageRecord(stage, seconds, sum(1 for _ in module.walk())))


def check_stage(module: ModuleOp, stage: str) -> None:
    """Raises an error on the first op that may not appear on entering `stage`: something of a higher level is left."""
    for op in module.walk():
        if not _is_legal(op, stage):
            raise error_at(op, f"{op.name} is not legal at stage '{stage}'")


def _is_legal(op: Operation, stage: str) -> bool:
    if stage == "loops" and _is_loop_nest(op):
        return False
    dialect = op.name.partition(".")[0]
    return dialect in LEGAL[stage] or (dialect == "builtin" and not isinstance(op, UnrealizedConversionCastOp))


def stage_of(module: ModuleOp) -> str:
    """The stage that a module is at, read off the dialects that it uses and off the types of its functions."""
    dialects = {op.name.partition(".")[0] for op in module.walk()}
    if "emitc" in dialects:
        return "emitc"
    if dialects & {"stablehlo", "chlo", "check"}:
        return "stablehlo"
    if "memref" in dialects or not _uses_tensors(module):
        above = dialects & {"linalg", "linalg_ext", "complex"} or any(map(_is_loop_nest, module.walk()))
        return "buffers" if above else "loops"
    return "linalg" if dialects & {"linalg", "linalg_ext", "tensor", "arith", "scf"} else "stablehlo"


def _is_loop_nest(op: Operation) -> bool:
    """Whether an op of stage `buffers` is to become loops, though its dialect may appear below."""
    return isinstance(op, CopyOp) and not is_block_copy(op)


def _uses_tensors(module: ModuleOp) -> bool:
    return any(isinstance(t, TensorType) for op in module.walk() for t in _types(op))


def _types(op: Operation) -> Iterator[Attribute]:
    yield from op.operand_types
    yield from op.result_types
    for region in op.regions:
        for block in region.blocks:
            yield from block.arg_types
