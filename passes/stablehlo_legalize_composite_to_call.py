"""`stablehlo-legalize-composite-to-call`: composites become calls of their decompositions."""

from __future__ import annotations

from dataclasses import dataclass

from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp
from xdsl.dialects.func import CallOp
from xdsl.passes import ModulePass

from hloom.dialects.stablehlo.control import CompositeOp


@dataclass(frozen=True)
class LegalizeCompositeToCall(ModulePass):
    """Replaces every `stablehlo.composite`; their names and attributes are lost."""

    name = "stablehlo-legalize-composite-to-call"

    def apply(self, ctx: Context, op: ModuleOp) -> None:
        for composite in [each for each in op.walk() if isinstance(each, CompositeOp)]:
            _replace(composite)


PASS = LegalizeCompositeToCall


def _replace(op: CompositeOp) -> None:
    call = CallOp.create(
        operands=op.operands,
        result_types=op.result_types,
        properties={"callee": op.decomposition},
        location=op.location,
    )
    assert op.parent is not None
    op.parent.insert_op_before(call, op)
    for old, new in zip(op.results, call.results, strict=True):
        new.name_hint = old.name_hint
        old.replace_all_uses_with(new)
    op.detach()
    op.erase()
