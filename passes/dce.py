"""`dce`: ops whose results nobody uses, and that do nothing else, are removed; so are blocks that hold nothing live."""

from __future__ import annotations

from dataclasses import dataclass

from xdsl.context import Context
from xdsl.ir import Operation
from xdsl.transforms.dead_code_elimination import region_dce

from .manager import OpPass


@dataclass(frozen=True)
class DCE(OpPass):
    """Removes dead ops, with xDSL's liveness."""

    name = "dce"

    def apply_to(self, context: Context, op: Operation) -> None:
        for region in op.regions:
            region_dce(region)


PASS = DCE
