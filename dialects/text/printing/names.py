"""The names of SSA values and blocks as MLIR gives them: `%0`, `%arg0`, `%cst_1`, `%c0_i32`, `^bb1`.

Ops of ours say what their results and block arguments are called through two optional methods,
`asm_result_names(self) -> list[str | None]` and `asm_block_argument_names(self, region_index) -> list[str | None]`,
with None where MLIR numbers the value. For xDSL's ops the same is said by the tables below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any, cast

from xdsl.dialects.builtin import ArrayAttr, CallSiteLoc, FusedLoc, IndexType, IntegerAttr, IntegerType, NameLoc
from xdsl.ir import Attribute, Block, BlockArgument, Operation, Region, SSAValue

from ...diagnostics import SourceLoc
from .attributes import integer_text
from .options import PrintOptions


@dataclass
class Names:
    """What every value and block of an op is called; keys are `id`s."""

    values: dict[int, str] = field(default_factory=dict[int, str])
    """How a use of the value is written: `%0`, `%1#2`."""
    definitions: dict[int, str] = field(default_factory=dict[int, str])
    """How an op with several results defines them: `%1:3`, `%sum, %overflow`."""
    blocks: dict[int, str] = field(default_factory=dict[int, str])
    operations: dict[int, str] = field(default_factory=dict[int, str])
    """What an op without results goes by where users of values are shown."""


def number(op: Operation, options: PrintOptions) -> Names:
    """Names for everything in `op`, as MLIR's `SSANameState` chooses them: in the generic form ops name no values."""
    numbering = _Numbering(options)
    numbering.run(op)
    return numbering.names


@dataclass
class _Leave:
    """On the work stack: the names of a region go out of scope."""

    names: list[str]


class _Numbering:
    """Names the values of one region after the other; what a region uses up is remembered for those inside it only."""

    def __init__(self, options: PrintOptions) -> None:
        self.names = Names()
        self._generic, self._name_hints = options.generic, options.name_hints
        self._locations, self._users = options.use_nameloc_as_prefix, options.value_users
        self._value = self._argument = self._conflict = 0
        self._used: set[str] = set()
        self._region_names: list[str] = []

    def run(self, op: Operation) -> None:
        stack: list[tuple[Region, int, int, int, int] | _Leave] = []
        self._results(op)
        self._push(stack, op)
        if self._users and not op.results:  # after its regions have been given the numbers to begin with
            self._operation(op)
        while stack:
            top = stack.pop()
            if isinstance(top, _Leave):
                self._used.difference_update(top.names)
                continue
            region, index, *counters = top
            if not self._generic:  # There MLIR numbers all regions through.
                self._value, self._argument, self._conflict = counters
            self._region_names = []
            inner = self._region(region, index)
            stack.append(_Leave(self._region_names))
            for nested in inner:
                self._push(stack, nested)

    def _push(self, stack: list[Any], op: Operation) -> None:
        for index, region in enumerate(op.regions):
            stack.append((region, index, self._value, self._argument, self._conflict))

    def _region(self, region: Region, index: int) -> list[Operation]:
        """Names what the region defines, and gives its ops that have regions themselves."""
        first = region.blocks.first
        if first is None:
            return []
        self._entry_arguments(region, index, first)
        inner = list[Operation]()
        for number, block in enumerate(region.blocks):
            self.names.blocks[id(block)] = f"^bb{number}"
            self._block(block, block is first, inner)
        return inner

    def _block(self, block: Block, entry: bool, inner: list[Operation]) -> None:
        for argument in block.args:
            if id(argument) not in self.names.values:
                self._name(argument, self._argument_name(argument, entry))
        op = block.first_op
        while op is not None:
            if op.results:
                self._results(op)
            elif self._users:
                self._operation(op)
            if op.regions:
                inner.append(op)
            op = op._next_op  # pyright: ignore[reportPrivateUsage]

    def _entry_arguments(self, region: Region, index: int, entry: Block) -> None:
        parent = region.parent
        if self._generic or parent is None or not entry.args:
            return
        namer = _argument_namer(type(parent))
        if namer is not None:
            for argument, name in zip(entry.args, namer(parent, index), strict=False):
                if name is not None:
                    self._name(argument, self._preferred(argument, argument.location) or name)

    def _preferred(self, value: SSAValue, location: Attribute) -> str | None:
        """The name that the options prefer to MLIR's own choice: the one in the value's location, or its hint."""
        if self._locations and (name := name_in(location)):
            return name
        return value.name_hint if self._name_hints else None

    def _operation(self, op: Operation) -> None:
        self.names.operations[id(op)] = f"%{self._value}"
        self._value += 1

    def _argument_name(self, argument: BlockArgument, entry: bool) -> str | None:
        preferred = self._preferred(argument, argument.location)
        if not entry or (preferred and self._name_hints):
            return preferred
        self._argument += 1
        return preferred or f"arg{self._argument - 1}"

    def _results(self, op: Operation) -> None:
        results = op.results
        namer = None if self._generic else _result_namer(type(op))
        if namer is None and not self._name_hints and not self._locations:
            if len(results) == 1:
                self.names.values[id(results[0])] = f"%{self._value}"
                self._value += 1
            elif results:
                self._groups(op, [None] * len(results))
            return
        chosen: list[str | None] = list(namer(op)) if namer is not None else [None] * len(results)
        named = [n for n, name in enumerate(chosen) if n == 0 or name or self._name_hints]
        for n in named:
            chosen[n] = self._preferred(results[n], op.location) or chosen[n]
        if len(results) == 1:
            self._name(results[0], chosen[0])
        elif results:
            self._groups(op, chosen)

    def _groups(self, op: Operation, chosen: Sequence[str | None]) -> None:
        """Results of an op with several: a name begins a group, and those without one join the group before them."""
        results, definition = op.results, list[str]()
        starts = [0, *(i for i in range(1, len(results)) if chosen[i] is not None), len(results)]
        for start, end in pairwise(starts):
            base = self._name(results[start], chosen[start])
            if end - start > 1:
                for i in range(start, end):
                    self.names.values[id(results[i])] = f"{base}#{i - start}"
                base = f"{base}:{end - start}"
            definition.append(base)
        self.names.definitions[id(op)] = ", ".join(definition)

    def _name(self, value: SSAValue, name: str | None) -> str:
        if name:
            text = f"%{self._unique(name)}"
        else:
            text = f"%{self._value}"
            self._value += 1
        self.names.values[id(value)] = text
        return text

    def _unique(self, name: str) -> str:
        name = _sanitized(name)
        if name in self._used:
            stem = name
            while name in self._used:
                name = f"{stem}_{self._conflict}"
                self._conflict += 1
        self._used.add(name)
        self._region_names.append(name)
        return name


def name_in(location: Attribute) -> str | None:
    """The first name in a location and those that it is made of."""
    pending = [location]
    while pending:
        found = pending.pop()
        if isinstance(found, SourceLoc):
            pending += [found.inner] if found.inner is not None else []
        elif isinstance(found, NameLoc):
            return found.desc.data
        elif isinstance(found, FusedLoc):
            pending += reversed(cast("ArrayAttr[Attribute]", found.locations).data)
        elif isinstance(found, CallSiteLoc):
            pending += [found.caller, found.callee]
    return None


_CLEAN = re.compile(r"[A-Za-z$._-][A-Za-z0-9$._-]*")


def _sanitized(name: str) -> str:
    """MLIR's `sanitizeIdentifier`: no leading digit, and hexadecimal for what no identifier may hold."""
    if _CLEAN.fullmatch(name):
        return name
    clean = "".join(
        c
        if re.fullmatch(r"[A-Za-z0-9$._-]", c)
        else "_"
        if c == " "
        else c.encode("utf-8", "surrogateescape").hex().upper()
        for c in name
    )
    return clean if re.match(r"[A-Za-z$._-]", name) else "_" + clean


_Namer = Callable[..., Sequence[str | None]]


@cache
def _result_namer(op_type: type[Operation]) -> _Namer | None:
    return getattr(op_type, "asm_result_names", None) or _RESULTS.get(op_type.name)


@cache
def _argument_namer(op_type: type[Operation]) -> _Namer | None:
    return getattr(op_type, "asm_block_argument_names", None) or _ARGUMENTS.get(op_type.name)


def _fixed(*names: str | None) -> _Namer:
    def namer(op: Operation) -> Sequence[str | None]:
        return names

    return namer


def _first(name: str) -> _Namer:
    def namer(op: Operation) -> Sequence[str | None]:
        return [name] + [None] * (len(op.results) - 1)

    return namer


def _constant(op: Operation) -> Sequence[str | None]:
    """`%c0`, `%c-1_i32`, `%true`, and `%cst` for what is no integer."""
    value = op.properties.get("value")
    if not isinstance(value, IntegerAttr):
        return ("cst",)
    type = cast(IntegerAttr[IntegerType | IndexType], value).type
    text = integer_text(value.value.data, type)
    if not isinstance(type, IntegerType):
        return ("c" + text,)
    return (text,) if type.bitwidth == 1 else (f"c{text}_i{type.bitwidth}",)


def _strided_metadata(op: Operation) -> Sequence[str | None]:
    rank = (len(op.results) - 2) // 2
    rest = [None] * (rank - 1)
    return ["base_buffer", "offset", *(["sizes", *rest, "strides", *rest] if rank else ())]


_RESULTS: dict[str, _Namer] = {
    "arith.addui_extended": _fixed("sum", "overflow"),
    "arith.constant": _constant,
    "arith.mulsi_extended": _fixed("low", "high"),
    "arith.mului_extended": _fixed("low", "high"),
    "complex.constant": _fixed("cst"),
    "func.constant": _fixed("f"),
    "linalg.broadcast": _first("broadcasted"),
    "linalg.reduce": _first("reduced"),
    "linalg.transpose": _first("transposed"),
    "math.sincos": _fixed("sin", "cos"),
    "memref.alloc": _fixed("alloc"),
    "memref.alloca": _fixed("alloca"),
    "memref.assume_alignment": _fixed("assume_align"),
    "memref.cast": _fixed("cast"),
    "memref.collapse_shape": _fixed("collapse_shape"),
    "memref.dim": _fixed("dim"),
    "memref.expand_shape": _fixed("expand_shape"),
    "memref.extract_aligned_pointer_as_index": _fixed("intptr"),
    "memref.extract_strided_metadata": _strided_metadata,
    "memref.memory_space_cast": _fixed("memspacecast"),
    "memref.reinterpret_cast": _fixed("reinterpret_cast"),
    "memref.subview": _fixed("subview"),
    "memref.view": _fixed("view"),
    "tensor.cast": _fixed("cast"),
    "tensor.collapse_shape": _fixed("collapsed"),
    "tensor.concat": _fixed("concat"),
    "tensor.dim": _fixed("dim"),
    "tensor.expand_shape": _fixed("expanded"),
    "tensor.extract": _fixed("extracted"),
    "tensor.extract_slice": _fixed("extracted_slice"),
    "tensor.from_elements": _fixed("from_elements"),
    "tensor.insert": _fixed("inserted"),
    "tensor.insert_slice": _fixed("inserted_slice"),
    "tensor.pad": _fixed("padded"),
    "tensor.reshape": _fixed("reshape"),
    "tensor.splat": _fixed("splat"),
    "vector.deinterleave": _fixed("res1", "res2"),
    "vector.scan": _fixed("dest", "accumulated_value"),
}


def _generic_body(op: Operation, region_index: int) -> Sequence[str | None]:
    inputs = len(cast(Any, op).inputs)
    return ["in"] * inputs + ["out"] * (len(op.operands) - inputs)


def _reduce_body(op: Operation, region_index: int) -> Sequence[str | None]:
    half = len(op.operands) // 2
    return ["in"] * half + ["init"] * half


_ARGUMENTS: dict[str, _Namer] = {"linalg.generic": _generic_body, "linalg.reduce": _reduce_body}

# Ops inside of whose regions a dialect's ops print without its name.
_DEFAULT_DIALECTS = {"builtin.module": "builtin.", "func.func": "func."}


def default_dialect(op: Operation | None) -> str:
    """What ops right inside of `op` leave out of their names, with the dot; ops of ours have `asm_default_dialect`."""
    if op is None:
        return "."
    own: str | None = getattr(op, "asm_default_dialect", None)
    return _DEFAULT_DIALECTS.get(op.name, ".") if own is None else own + "."
