"""Templates: bodies of ops as MLIR text in `lowering/kernels/`, which take the place of an op at stage `buffers`.

A template is a file of ordinary MLIR. Its parameters are its aliases: an instance is the text with other definitions of
them. The one public function is the body; private functions with a body are helpers, and come with it; private
functions without one are hooks: each call of a hook becomes the ops that the instance says (docs/authoring.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from xdsl.dialects import arith, memref, scf
from xdsl.dialects.builtin import FloatAttr, IndexType, IntegerAttr, StringAttr, SymbolRefAttr
from xdsl.dialects.func import CallOp, FuncOp
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import print_attribute

from ..linalg.outlining import Outliner
from ..linalg.scalars import default_properties
from ..linalg.types import scalar

KERNELS = Path(__file__).parent.parent / "kernels"
_ALIAS = re.compile(r"^([!#]\w+) = .*$", re.MULTILINE)

# Appends ops on the given values to a block; their results.
Hook: TypeAlias = Callable[[Block, Sequence[SSAValue]], Sequence[SSAValue]]


class Templates:
    """The instances of templates in one module; `taken` are the names of its symbols."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._outliner = Outliner(taken)
        self._tables: dict[Attribute, memref.GlobalOp] = {}
        self._taken = set(taken)

    def definitions(self) -> Sequence[Operation]:
        """The helpers and tables of all instances, each one once."""
        return [*self._tables.values(), *self._outliner.functions]

    def replace(
        self,
        op: Operation,
        template: str,
        operands: Sequence[SSAValue],
        parameters: Mapping[str, Attribute],
        hooks: Mapping[str, Hook] | None = None,
    ) -> None:
        """Puts the body of `template` in the place of `op`, called with `operands`.

        `parameters` defines every alias of the text, and `hooks` every function without a body; those that helpers
        call may use nothing but their arguments.
        """
        block = op.parent
        assert block is not None
        body = self._instance(template, parameters, hooks or {})
        for argument, operand in zip(body.args, operands, strict=True):
            argument.replace_all_uses_with(operand)
        for inner in tuple(body.ops)[:-1]:
            inner.detach()
            inner.location = op.location
            block.insert_op_before(inner, op)
        op.detach()
        op.erase()

    def _instance(self, template: str, parameters: Mapping[str, Attribute], hooks: Mapping[str, Hook]) -> Block:
        return _Instance(template, _define(template, parameters), hooks, self).body()

    def add_helper(self, function: FuncOp, template: str) -> str:
        """The name, in the module, of a helper."""
        function.properties["sym_name"] = StringAttr(f"{template}_{function.sym_name.data}")
        return self._outliner.add(function)

    def add_table(self, table: memref.GlobalOp, template: str) -> str:
        """The name, in the module, of a table."""
        found = self._tables.get(table.initial_value)
        if found is None:
            name = f"{template}_{table.sym_name.data}"
            while name in self._taken:
                name += "_"
            self._taken.add(name)
            table.properties["sym_name"] = StringAttr(name)
            found = self._tables[table.initial_value] = table
        return found.sym_name.data


class _Instance:
    """The text of a template with its parameters set, as ops."""

    def __init__(self, template: str, text: str, hooks: Mapping[str, Hook], templates: Templates) -> None:
        module = parse(Source(f"{template}.mlir", text), Context())
        self._template, self._templates, self._hooks = template, templates, hooks
        self._symbols = {symbol: op for op in module.ops if (symbol := _symbol(op)) is not None}
        self._names: dict[str, str] = {}
        self._several: dict[str, Hook] = {}
        for op in self._symbols.values():
            op.detach()
            _complete(op)

    def body(self) -> Block:
        """The block of the public function, for whoever takes its ops."""
        (entry,) = (op for op in self._symbols.values() if isinstance(op, FuncOp) and op.sym_visibility is None)
        self._finish(entry)
        return entry.body.detach_block(entry.body.block)

    def _finish(self, function: FuncOp) -> None:
        """Decides what is known, writes out hooks, and gives what is called the name that it has in the module."""
        _decide(function.body)
        for op in tuple(function.walk()):
            if isinstance(op, CallOp):
                self._finish_call(op)
            elif isinstance(op, memref.GetGlobalOp):
                op.properties["name"] = SymbolRefAttr(self._named(op.name_.string_value()))

    def _finish_call(self, call: CallOp) -> None:
        callee = call.callee.string_value()
        hook = self._hook(callee)
        if hook is None:
            call.properties["callee"] = SymbolRefAttr(self._named(callee))
            return
        made = Block()
        results = hook(made, tuple(call.operands))
        splice(made, call, results)

    def _hook(self, name: str) -> Hook | None:
        """What is written in the place of a call: C has no functions of several results either."""
        if name in self._hooks:
            return self._hooks[name]
        function = self._symbols[name]
        if not isinstance(function, FuncOp) or len(function.function_type.outputs) < 2:
            return None
        if name not in self._several:
            self._finish(function)
            self._several[name] = region_hook(function.body)
        return self._several[name]

    def _named(self, name: str) -> str:
        if name not in self._names:
            op = self._symbols[name]
            if isinstance(op, FuncOp):
                assert op.body.blocks, f"{self._template}: nothing is given for @{name}"
                self._finish(op)
                self._names[name] = self._templates.add_helper(op, self._template)
            else:
                assert isinstance(op, memref.GlobalOp)
                self._names[name] = self._templates.add_table(op, self._template)
        return self._names[name]


def _complete(around: Operation) -> None:
    """Gives ops the properties that the text leaves out because they have defaults."""
    for op in around.walk():
        for name, value in default_properties(type(op)).items():
            op.properties.setdefault(name, value)


def _symbol(op: Operation) -> str | None:
    name = op.properties.get("sym_name")
    return name.data if isinstance(name, StringAttr) else None


@cache
def text_of(template: str) -> str:
    return (KERNELS / f"{template}.mlir").read_text()


def aliases(text: str) -> set[str]:
    """The names of the aliases that a text defines, which are a template's parameters."""
    return set(_ALIAS.findall(text))


def _define(template: str, parameters: Mapping[str, Attribute]) -> str:
    text = text_of(template)
    declared = aliases(text)
    assert declared == set(parameters), f"{template}: {declared ^ set(parameters)} are not both declared and given"
    return _ALIAS.sub(lambda match: f"{match[1]} = {print_attribute(parameters[match[1]])}", text)


def splice(block: Block, op: Operation, results: Sequence[SSAValue]) -> None:
    """Puts the ops of `block` in the place of `op`, whose results become `results`."""
    around = op.parent
    assert around is not None
    for inner in tuple(block.ops):
        inner.detach()
        around.insert_op_before(inner, op)
    for old, new in zip(op.results, results, strict=True):
        old.replace_all_uses_with(new)
    op.detach()
    op.erase()


# What parameters decide


def _decide(region: Region) -> None:
    """Takes the branch of each `scf.if` on a constant, and the way through loops of one trip or none."""
    for block in region.blocks:
        for op in tuple(block.ops):
            for inner in op.regions:
                _decide(inner)
            if isinstance(op, scf.IfOp) and (condition := _known(op.cond)) is not None:
                _take(op, op.true_region if condition else op.false_region, ())
            elif isinstance(op, scf.ForOp) and (trips := _trips(op)) is not None and trips < 2:
                _take(op, op.body, (op.lb, *op.iter_args)) if trips else splice(Block(), op, op.iter_args)


def _known(value: SSAValue) -> int | None:
    op = value.owner
    known = op.value if isinstance(op, arith.ConstantOp) else None
    return known.value.data if isinstance(known, IntegerAttr) else None


def _trips(op: scf.ForOp) -> int | None:
    """How often a loop runs, if that is known."""
    low, high, step = _known(op.lb), _known(op.ub), _known(op.step)
    return None if low is None or high is None or not step else max(0, -((low - high) // step))


def _take(op: Operation, region: Region, arguments: Sequence[SSAValue]) -> None:
    """Puts what a region does with `arguments` in the place of its op."""
    if not region.blocks:
        return splice(Block(), op, ())
    block = region.detach_block(region.block)
    for old, new in zip(block.args, arguments, strict=True):
        old.replace_all_uses_with(new)
    last = block.last_op
    assert last is not None
    results = tuple(last.operands)
    last.detach()
    last.erase()
    return splice(block, op, results)


# Hooks


def region_hook(region: Region) -> Hook:
    """A hook that does what a region with one block does to its arguments, and gives what that yields."""
    block = region.block

    def write(into: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        values: dict[SSAValue, SSAValue] = dict(zip(block.args, args, strict=True))
        for op in tuple(block.ops)[:-1]:
            into.add_op(op.clone(values))
        last = block.last_op
        assert last is not None
        return [values.get(operand, operand) for operand in last.operands]

    return write


# Building


def made(
    block: Block, op: type[Operation], operands: Sequence[SSAValue], type_: Attribute, **properties: Attribute
) -> SSAValue:
    """The result of a new op, appended to `block`."""
    new = op.create(operands=operands, result_types=[type_], properties={**default_properties(op), **properties})
    block.add_op(new)
    return new.results[0]


def constant(block: Block, value: IntegerAttr[Any] | FloatAttr[Any]) -> SSAValue:
    """A new constant, appended to `block`."""
    return made(block, arith.ConstantOp, [], value.type, value=value)


def integer_attribute(value: int, type_: Attribute) -> IntegerAttr[Any]:
    """A number of a signless integer type, which wraps."""
    found = scalar(value, type_)
    assert isinstance(found, IntegerAttr)
    return found


def index_attribute(value: int) -> IntegerAttr[IndexType]:
    return IntegerAttr(value, IndexType())
