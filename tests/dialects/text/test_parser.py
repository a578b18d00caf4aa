"""Reading MLIR's generic form: what comes out is what xDSL's own parser makes of it, and MLIR where xDSL differs."""

from __future__ import annotations

import pytest
from reading import error_of, generic_text, read
from xdsl.dialects.builtin import ModuleOp, StringAttr, UnitAttr, i32
from xdsl.ir import Operation
from xdsl.parser import Parser

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source, SourceLoc
from hloom.dialects.text import lexer
from hloom.dialects.text.parser import parse

GENERIC = """
#map = affine_map<(d0, d1) -> (d0, d1 + 3)>
!t = tensor<4x?xf32>
"builtin.module"() <{sym_name = "m"}> ({
  "func.func"() <{function_type = (i32, !t) -> i32, sym_name = "f", sym_visibility = "public"}> ({
  ^bb0(%a: i32, %b: !t):
    %0 = "t.add"(%a, %a) <{x = dense<[1,2]> : tensor<2xi64>}> {y = [1, 2], z, w = #map} : (i32, i32) -> i32
    %1:2 = "t.reg"(%0) ({
    ^bb0(%x: i32, %y: tuple<i32, complex<f32>>):
      "t.br"(%x)[^bb1, ^bb2] : (i32) -> ()
    ^bb1:
      %c, %d = "t.pair"() : () -> (i32, i32)
      "t.br"()[^bb2] : () -> ()
    ^bb2:
      "t.y"() : () -> ()
    }, {}) : (i32) -> (i32, i32)
    "t.graph"() ({
      %2 = "t.later"(%3) : (f32) -> f32
      %3 = "t.def"() {"a b" = {n = [{}, {u}]}} : () -> f32
    }) : () -> ()
    "t.call"(%1, %1#1) {f = @a::@"b c"} : (i32, i32) -> ()
    "func.return"(%1#1) : (i32) -> ()
  }) {k = "a\\"b\\0A"} : () -> ()
}) {jax.x = 1 : i32} : () -> ()
"""


def test_generic_form_reads_as_xdsl_reads_it() -> None:
    theirs = Parser(Context(allow_unregistered=True), GENERIC).parse_module()
    assert generic_text(read(GENERIC)) == generic_text(theirs)


def test_unfat_text_means_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fat = generic_text(read(GENERIC))
    monkeypatch.setattr(lexer, "_MASTER", lexer._UNFAT)
    assert generic_text(read(GENERIC)) == fat


def test_comments_and_blanks_may_stand_between_any_two_tokens() -> None:
    words = (
        '%0 = "t.a" ( %1 , %2 ) <{ p = [ 1 , 2 ] }> ( { ^bb0 ( %b : i32 ) : "t.y" ( ) : ( ) -> ( ) } ) '
        "{ q = 3 : i8 } : ( i32 , f32 ) -> i1"
    )
    before = '%1 = "t.d"() : () -> i32\n%2 = "t.d"() : () -> f32\n'
    spread = "".join(f'{word} // {{ ) " %0\n\t' for word in words.split(" "))
    assert generic_text(read(before + spread)) == generic_text(
        read(before + words.replace(" ", "").replace("->", " -> "))
    )


def test_operations_have_all_their_invariants() -> None:
    """The reader makes operations without their constructors: they have to be what `Operation.create` makes."""
    read_op = next(op for op in read(GENERIC).walk() if op.results and op.operands and op.properties)
    block = read_op.parent
    made = type(read_op).create(
        operands=read_op.operands,
        result_types=read_op.result_types,
        properties=read_op.properties,
        attributes=read_op.attributes,
        location=read_op.location,
    )
    assert {*vars(read_op)} - {"parent", "_next_op", "_prev_op"} == {*vars(made)}
    assert block is not None
    assert [use.operation for use in read_op.operands[0].uses if use.operation is not made].count(read_op) == 2
    assert [(r.op, r.index, r.name_hint) for r in read_op.results] == [(read_op, 0, None)]


def linked(module: ModuleOp) -> None:
    """Every list of operations is linked both ways, and every use is known to its value."""
    for op in module.walk():
        for region in op.regions:
            assert region.parent is op
            for block in region.blocks:
                assert block.parent is region
                forwards = list(block.ops)
                assert forwards == list(reversed(list(reversed(block.ops))))
                assert all(inner.parent is block for inner in forwards)
        for index, operand in enumerate(op.operands):
            assert any(use.operation is op and use.index == index for use in operand.uses)
        for index, successor in enumerate(op.successors):
            assert any(use.operation is op and use.index == index for use in successor.uses)


def test_lists_and_uses_are_linked() -> None:
    linked(read(GENERIC))


def test_inherent_attributes_of_the_dictionary_become_properties() -> None:
    module = read('"func.func"() ({}) {function_type = () -> (), sym_name = "f", other} : () -> ()')
    (function,) = module.ops
    assert function.properties.keys() == {"function_type", "sym_name"}
    assert function.attributes == {"other": UnitAttr()}


def test_unregistered_operations_need_leave() -> None:
    (op,) = read('"no.such"() {a = 1 : i32} : () -> ()').ops
    assert op.attributes["op_name__"] == StringAttr("no.such")
    assert error_of('"no.such"() : () -> ()') == (
        "t.mlir:1:1: error: unknown operation 'no.such'\n"
        '"no.such"() : () -> ()\n'
        "^\n"
        "help: no dialect 'no' is registered"
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("module {}", 0),
        ("module {\n}\n// end", 0),
        ('"t.a"() : () -> ()\n"t.b"() : () -> ()', 2),
        ("module {}\nmodule {}", 2),
    ],
)
def test_the_top_level_is_one_module(text: str, count: int) -> None:
    module = read(text)
    assert module.parent is None
    assert len(module.body.blocks) == 1
    assert len(list(module.ops)) == count


def test_names_are_hints_and_numbers_are_not() -> None:
    module = read('%arg_3 = "t.a"() : () -> i32\n%0 = "t.a"() : () -> i32\n%x:2 = "t.b"() : () -> (i32, i32)')
    hints = [result.name_hint for op in module.ops for result in op.results]
    assert hints == ["arg", None, "x", "x"]


def places(module: ModuleOp) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for op in module.walk():
        if isinstance(op.location, SourceLoc):
            found[_name(op)] = op.location.source.line_column(op.location.offset)
    return found


def _name(op: Operation) -> str:
    given = op.attributes.get("op_name__")
    return given.data if isinstance(given, StringAttr) else op.name


def test_operations_know_their_place() -> None:
    text = (
        'module {\n  func.func @f() {\n    %0, %1 = "t.a"() ({\n      "t.b"() : () -> ()\n'
        "    }) : () -> (i32, i32) return\n  }\n}"
    )
    assert places(read(text)) == {
        "builtin.module": (1, 1),
        "func.func": (2, 3),
        "t.a": (3, 14),
        "t.b": (4, 7),
        "func.return": (5, 27),
    }


def test_locations_that_the_text_gives() -> None:
    text = (
        '#loc1 = loc("a.py":1:2)\n'
        '"t.a"() : () -> () loc(#loc1)\n'
        '"t.b"() : () -> () loc(callsite("f"(#loc2) at fused["x", #loc1]))\n'
        '"t.c"() ({\n^bb0(%a: i32 loc("arg")):\n}) : () -> () loc(unknown)\n'
        '"t.d"() : () -> () loc(fused<{k = 1}>["x"])\n'
        '#loc2 = loc("late")\n'
    )
    module = read(text)
    assert [str(op.location.resolve()) for op in module.ops if isinstance(op.location, SourceLoc)] == [
        'loc("a.py":1:2)',
        'loc(callsite("f"("late") at fused["x", "a.py":1:2]))',
        "loc(unknown)",
        'loc(fused<{k = 1 : i64}>["x"])',
    ]
    (argument,) = list(module.ops)[2].regions[0].block.args
    assert str(argument.location) == 'loc("arg")'
    assert error_of('"builtin.module"() ({}) : () -> () loc(#nowhere)') == (
        "t.mlir:1:40: error: operation location alias was never defined\n"
        '"builtin.module"() ({}) : () -> () loc(#nowhere)\n'
        "                                       ^"
    )


def test_an_operation_without_a_location_has_its_place_as_one() -> None:
    (op,) = read('\n  "t.a"() : () -> ()').ops
    assert isinstance(op.location, SourceLoc)
    assert str(op.location.resolve()) == 'loc("t.mlir":2:3)'


def test_resources() -> None:
    # xDSL keeps the blobs of all modules of a process together.
    text = (
        '"t.a"() {x = dense_resource<of_this_test> : tensor<1xi8>} : () -> ()\n'
        '{-# dialect_resources: {builtin: {of_this_test: "0x0100000007"}},\n'
        '    external_resources: {mlir_reproducer: {pipeline: "p", disable_threading: true}} #-}\n'
    )
    for _ in range(2):  # the second module has the same blob under the same name
        (op,) = read(text).ops
        assert str(op.attributes["x"]) == "dense_resource<of_this_test> : tensor<1xi8>"
    (op,) = read(text.replace("07", "08")).ops
    assert str(op.attributes["x"]) == "dense_resource<of_this_test_0> : tensor<1xi8>"


def test_words_are_keywords_only_where_the_grammar_expects_them() -> None:
    names = [
        "module",
        "return",
        "true",
        "unit",
        "loc",
        "dense",
        "i32",
        "index",
        "func.func",
        "stablehlo.add",
        "attributes",
        "x",
    ]
    (op,) = read(
        f'"t.a"() {{{", ".join(f"{name} = {i} : i32" for i, name in enumerate(names))}, tensor}} : () -> ()'
    ).ops
    assert [name for name in op.attributes if name != "op_name__"] == [*names, "tensor"]
    assert all(op.attributes[name].type == i32 for name in names)  # pyright: ignore[reportAttributeAccessIssue]


def test_functions_calls_and_modules_in_custom_form() -> None:
    custom = """
module @m attributes {a = 1 : i32} {
  func.func private @g(i32, tensor<4xf32> {x.y}) -> (i32, f32)
  func.func nested @h()
  func.func public @f(%a: i32 {x.n = "p"}, %b: tensor<4xf32> loc("b")) -> (i32 {x.r}) attributes {x.z} {
    %0:2 = call @g(%a, %b) : (i32, tensor<4xf32>) -> (i32, f32)
    %1 = func.call @g2() {k} : () -> i32
    %3 = builtin.unrealized_conversion_cast %a, %1 : i32, i32 to index
    return %0#0 : i32
  }
  module { func.func @e() { return {x.w} } }
}
"""
    generic = """
"builtin.module"() <{sym_name = "m"}> ({
  "func.func"() <{function_type = (i32, tensor<4xf32>) -> (i32, f32), sym_name = "g", sym_visibility = "private",
    arg_attrs = [{}, {x.y}]}> ({}) : () -> ()
  "func.func"() <{function_type = () -> (), sym_name = "h", sym_visibility = "nested"}> ({}) : () -> ()
  "func.func"() <{function_type = (i32, tensor<4xf32>) -> i32, sym_name = "f", sym_visibility = "public",
    arg_attrs = [{x.n = "p"}, {}], res_attrs = [{x.r}]}> ({
  ^bb0(%a: i32, %b: tensor<4xf32>):
    %0:2 = "func.call"(%a, %b) <{callee = @g}> : (i32, tensor<4xf32>) -> (i32, f32)
    %1 = "func.call"() <{callee = @g2}> {k} : () -> i32
    %3 = "builtin.unrealized_conversion_cast"(%a, %1) : (i32, i32) -> index
    "func.return"(%0#0) : (i32) -> ()
  }) {x.z} : () -> ()
  "builtin.module"() ({
    "func.func"() <{function_type = () -> (), sym_name = "e"}> ({ "func.return"() {x.w} : () -> () }) : () -> ()
  }) : () -> ()
}) {a = 1 : i32} : () -> ()
"""
    assert read(custom).is_structurally_equivalent(read(generic))


def test_reading_pauses_the_collector_and_starts_it_again() -> None:
    import gc

    parse(Source("t.mlir", "module {}"), Context())
    assert gc.isenabled()
