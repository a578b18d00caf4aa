"""`symbol-dce`: private symbols that nothing alive names are removed, with what only they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp
from xdsl.passes import ModulePass

from .manager import Statistic
from .symbols import is_private, remove_unnamed


@dataclass(frozen=True)
class SymbolDCE(ModulePass):
    """Removes dead private symbols, whatever op defines them, at any depth."""

    name = "symbol-dce"
    NUM_DCED: ClassVar = Statistic("num-dce'd", "Number of symbols DCE'd")

    def apply(self, ctx: Context, op: ModuleOp) -> None:
        self.NUM_DCED.add(self, remove_unnamed(op, is_private))


PASS = SymbolDCE
