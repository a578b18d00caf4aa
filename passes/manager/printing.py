"""IR dumps around passes, as mlir-opt writes them: to a stream, or each to a file of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from xdsl.dialects.builtin import ModuleOp, StringAttr
from xdsl.ir import Operation
from xdsl.passes import ModulePass

from .runner import Instrument, title

# Of a symbol's name, what a file name keeps, and how much of it.
_PLAIN = re.compile(r"[A-Za-z0-9_$-]|(?<!^)\.")
_LONGEST = 100


@dataclass
class PrintWhen:
    """Which passes to dump around: None is every pass. `change` and `failure` limit the dumps after a pass."""

    before: Collection[str] | None
    after: Collection[str] | None
    change: bool
    failure: bool
    module_scope: bool


Write = Callable[[str, ModulePass, Operation], None]
"""Takes a dump, the pass that it is made around, and the op that the pass runs on."""


class IRPrinting(Instrument):
    """Dumps the op that a pass runs on (or the whole module), before or after it."""

    def __init__(self, when: PrintWhen, print_op: Callable[[Operation], str], write: Write) -> None:
        self.when, self.print_op, self.write = when, print_op, write
        self.seen = ""

    def before(self, pass_: ModulePass, op: Operation) -> None:
        if self.when.change:
            self.seen = self.print_op(op)
        if _among(pass_, self.when.before):
            self._dump("Before", "", pass_, op)

    def after(self, pass_: ModulePass, op: Operation) -> None:
        if self.when.failure or not _among(pass_, self.when.after):
            return
        if not self.when.change or self.print_op(op) != self.seen:
            self._dump("After", "", pass_, op)

    def failed(self, pass_: ModulePass, op: Operation) -> None:
        if self.when.failure or _among(pass_, self.when.after):
            self._dump("After", " Failed", pass_, op)

    def _dump(self, moment: str, failed: str, pass_: ModulePass, op: Operation) -> None:
        place = _described(op) if self.when.module_scope else ""
        shown = _outermost(op) if self.when.module_scope else op
        head = f"// -----// IR Dump {moment} {title(pass_)}{failed} ({pass_.name}){place} //----- //\n"
        end = "\n\n\n" if isinstance(shown, ModuleOp) else "\n\n"
        self.write(head + self.print_op(shown).rstrip("\n") + end, pass_, op)


def to_stream(out: TextIO) -> Write:
    """Writes all dumps to a stream, one after another."""

    def write(text: str, pass_: ModulePass, op: Operation) -> None:
        out.write(text)

    return write


class TreeDirectory:
    """Writes each dump to a file, in a folder for each op around it: `ROOT/builtin_module_m/func_func_f/0_1_cse.mlir`.

    The numbers are how many dumps there were before of the ops around, and of the op itself. Raises OSError.
    """

    def __init__(self, root: str) -> None:
        self.root = Path(root)
        self.counts: dict[Operation, int] = {}

    def __call__(self, text: str, pass_: ModulePass, op: Operation) -> None:
        self.counts[op] = self.counts.get(op, -1) + 1
        nest = _nest(op)
        folder = self.root.joinpath(*(f"{o.name.replace('.', '_')}_{_file_name(_symbol(o))}" for o in nest))
        folder.mkdir(parents=True, exist_ok=True)
        numbers = "_".join(str(self.counts.setdefault(o, 0)) for o in nest)
        (folder / f"{numbers}_{pass_.name}.mlir").write_text(text, encoding="utf-8", errors="surrogateescape")


def _nest(op: Operation) -> list[Operation]:
    """The op and those around it, the outermost first."""
    found = [op]
    while (parent := found[-1].parent_op()) is not None:
        found.append(parent)
    return found[::-1]


def _file_name(symbol: str | None) -> str:
    """A symbol as a part of a file name, which no symbol makes another's, another folder's, or too long."""
    if symbol is None:
        return "no-symbol-name"
    plain = "".join(c if _PLAIN.fullmatch(c) else f"%{ord(c):02X}" for c in symbol)
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}%{sha256(symbol.encode()).hexdigest()[:16]}"


def _symbol(op: Operation) -> str | None:
    name = op.get_attr_or_prop("sym_name")
    return name.data if isinstance(name, StringAttr) else None


def _among(pass_: ModulePass, names: Collection[str] | None) -> bool:
    return names is None or pass_.name in names


def _described(op: Operation) -> str:
    name = _symbol(op)
    return f" ('{op.name}' operation{'' if name is None else f': @{name}'})"


def _outermost(op: Operation) -> Operation:
    return _nest(op)[0]
