"""A program on which a rule goes wrong, as a file that `hloom run` fails on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xdsl.dialects.builtin import FunctionType, ModuleOp, StringAttr
from xdsl.dialects.func import CallOp, FuncOp, ReturnOp
from xdsl.ir import Block, Region

from hloom.dialects.check import ExpectEqOp
from hloom.dialects.text.printer import print_op

from .makers import constant_of


@dataclass(frozen=True)
class Counterexample:
    """Where the two sides of a rule differ: modules with one function each, its arguments, and a line that says how."""

    rule: str
    before: ModuleOp
    after: ModuleOp
    arguments: list[Any]
    what: str

    @property
    def size(self) -> tuple[int, int]:
        """Elements of the arguments, then ops: of two counterexamples the smaller one is shown."""
        return sum(array.size for array in self.arguments), sum(1 for _ in self.before.walk())

    def __str__(self) -> str:
        """The program: `@main` compares what `@before` and `@after` make of the arguments."""
        comment = f"// {self.rule}: {self.what}\n"
        return comment + print_op(ModuleOp([self._main(), self._function("before"), self._function("after")]))

    def _function(self, name: str) -> FuncOp:
        (function,) = (self.before if name == "before" else self.after).body.block.ops
        assert isinstance(function, FuncOp)
        copy = function.clone()
        copy.properties["sym_name"] = StringAttr(name)
        copy.properties["sym_visibility"] = StringAttr("private")
        return copy

    def _main(self) -> FuncOp:
        before, block = self._function("before"), Block()
        type_ = before.function_type
        for input_, array in zip(type_.inputs, self.arguments, strict=True):
            block.add_op(constant_of(input_, array))
        constants = [op.results[0] for op in block.ops]
        calls = [CallOp(name, constants, list(type_.outputs)) for name in ("after", "before")]
        block.add_ops(calls)
        for got, expected in zip(calls[0].results, calls[1].results, strict=True):
            block.add_op(ExpectEqOp.create(operands=[got, expected]))
        block.add_op(ReturnOp())
        return FuncOp("main", FunctionType.from_lists([], []), Region(block))
