"""Running pipelines: where passes run, what watches them, and who is blamed when one fails."""

from __future__ import annotations

import gc
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp
from xdsl.ir import Operation
from xdsl.passes import ModulePass
from xdsl.utils.exceptions import PassFailedException

from hloom.dialects import context as contexts
from hloom.dialects.diagnostics import LocatedError, Source, error_at
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import print_op
from hloom.passes.manager import Instrument, InternalError, OpPass, Pipeline, Runner
from hloom.passes.manager.printing import IRPrinting, PrintWhen, to_stream
from hloom.passes.manager.timing import Timing

TEXT = """module {
  func.func @f() {
    return
  }
  module @inner {
    func.func @g() {
      return
    }
  }
}
"""


def program() -> ModuleOp:
    return parse(Source("test", TEXT), contexts.Context())


@dataclass(frozen=True)
class Call(OpPass):
    """Calls a function with each op that it runs on."""

    name = "call"
    function: Any

    def apply_to(self, context: Context, op: Operation) -> None:
        self.function(op)


@dataclass(frozen=True)
class OnModule(ModulePass):
    name = "on-module"

    def apply(self, ctx: Context, op: ModuleOp) -> None:
        pass


def symbol(op: Operation) -> str:
    name = op.properties.get("sym_name")
    return getattr(name, "data", op.name)


def run(steps: tuple[ModulePass | Pipeline, ...], *instruments: Instrument, verify: bool = False) -> ModuleOp:
    module = program()
    Runner(contexts.Context(), instruments, verify).run(Pipeline("builtin.module", steps), module)
    return module


def test_a_nested_pipeline_runs_on_each_op_directly_inside() -> None:
    seen: list[str] = []
    note = Call(lambda op: seen.append(symbol(op)))
    run((Pipeline("func.func", (note,)), Pipeline("builtin.module", (Pipeline("func.func", (note,)),)), note))
    assert seen == ["f", "g", "builtin.module"]


def test_any_stands_for_every_isolated_op() -> None:
    seen: list[str] = []
    run((Pipeline("any", (Call(lambda op: seen.append(symbol(op))),)),))
    assert seen == ["f", "inner"]


def test_a_pipeline_runs_on_its_anchor_only() -> None:
    with pytest.raises(LocatedError, match=r"can't run 'func.func' pass manager on 'builtin.module' op"):
        Pipeline("func.func", ()).apply(contexts.Context(), program())


def test_a_module_pass_does_not_run_on_a_function() -> None:
    with pytest.raises(LocatedError, match="works on modules only"):
        run((Pipeline("func.func", (OnModule(),)),))


def raising(error: Exception) -> Call:
    def fail(op: Operation) -> None:
        raise error

    return Call(fail)


def test_an_error_about_the_program_passes_through() -> None:
    with pytest.raises(LocatedError, match="test:2:3: error: not this one"):
        run((Pipeline("func.func", (Call(lambda op: (_ for _ in ()).throw(error_at(op, "not this one"))),)),))


def test_an_xdsl_pass_that_says_no_is_an_error_about_the_program() -> None:
    with pytest.raises(LocatedError, match="pass 'call': cannot be done"):
        run((raising(PassFailedException("cannot be done")),))


def test_any_other_exception_is_the_passs_fault() -> None:
    with pytest.raises(InternalError, match=r"pass 'call' failed: KeyError: 'x'") as caught:
        run((raising(KeyError("x")),))
    assert isinstance(caught.value.__cause__, KeyError)


def break_it(op: Operation) -> None:
    function = next(iter(op.regions[0].block.ops))
    function.properties.pop("function_type")


def test_invalid_ir_is_the_passs_fault_where_it_is_looked_for() -> None:
    with pytest.raises(InternalError, match="pass 'call' left invalid IR"):
        run((Call(break_it),), verify=True)
    run((Call(break_it),), verify=False)


def test_the_collector_rests_while_passes_run() -> None:
    states: list[bool] = []
    run((Call(lambda op: states.append(gc.isenabled())),))
    assert states == [False]
    assert gc.isenabled()


def printed(steps: tuple[ModulePass | Pipeline, ...], **when: Any) -> str:
    out = io.StringIO()
    settings: dict[str, Any] = {"before": (), "after": (), "change": False, "failure": False, "module_scope": False}
    try:
        run(steps, IRPrinting(PrintWhen(**settings | when), print_op, to_stream(out)))
    except InternalError:
        out.write("failed\n")
    return out.getvalue()


def rename(op: Operation) -> None:
    op.attributes["changed"] = op.properties["sym_name"]


NOTHING: Callable[[Operation], None] = lambda op: None  # noqa: E731


def test_ir_is_printed_around_passes() -> None:
    step = Pipeline("func.func", (Call(NOTHING),))
    dump = "// -----// IR Dump {} Call (call) //----- //\nfunc.func @f() {{\n  return\n}}\n\n"
    assert printed((step,), before=None) == dump.format("Before")
    assert printed((step,), after=["call"]) == dump.format("After")
    assert printed((step,), after=["other"]) == ""


def test_a_module_is_printed_with_a_further_line() -> None:
    text = printed((OnModule(),), after=None)
    assert text == f"// -----// IR Dump After OnModule (on-module) //----- //\n{TEXT}\n\n"


def test_the_whole_module_is_printed_on_request() -> None:
    text = printed((Pipeline("func.func", (Call(NOTHING),)),), after=None, module_scope=True)
    assert text.startswith("// -----// IR Dump After Call (call) ('func.func' operation: @f) //----- //\nmodule {\n")


def test_only_changes_are_printed_on_request() -> None:
    steps = (Pipeline("func.func", (Call(NOTHING), Call(rename), Call(rename))),)
    assert printed(steps, after=None, change=True).count("IR Dump After") == 1


def test_only_failures_are_printed_on_request() -> None:
    text = printed((OnModule(), raising(KeyError("x"))), after=None, failure=True)
    assert text.count("IR Dump") == 1
    assert "// -----// IR Dump After Call Failed (call) //----- //" in text


def test_the_table_of_times() -> None:
    timing, out = Timing(), io.StringIO()
    with timing.section("Parser"):
        pass
    run((OnModule(), Pipeline("func.func", (Call(NOTHING),)), OnModule()), timing)
    timing.report(out)
    names = [line.split(")  ")[1] for line in out.getvalue().splitlines() if ")  " in line]
    assert names == ["Parser", "OnModule", "'func.func' Pipeline", "  Call", "OnModule", "Rest", "Total"]
