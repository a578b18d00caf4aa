"""The verifier: programs that are wrong, with the place and the words; mlir-opt rejects them on the same lines."""

from __future__ import annotations

import random
import re
import subprocess
import time
from pathlib import Path

import pytest
from mlir_opt import mlir_opt
from xdsl.dialects import test
from xdsl.dialects.builtin import IntAttr, ModuleOp, i32
from xdsl.ir import Block, Region
from xdsl.irdl import IRDLOperation, irdl_op_definition
from xdsl.parser import Parser

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.parser import parse
from hloom.dialects.verifier import verify
from hloom.dialects.verifier.dominance import dominator_tree, immediate_dominators

PROGRAMS = Path(__file__).parents[1] / "programs"


def in_function(body: str, arguments: str = "%a: i32, %c: i1") -> str:
    """A function with that body, which begins on line 3."""
    types = ", ".join(a.split(": ")[1] for a in arguments.split(", "))
    properties = f'function_type = ({types}) -> (), sym_name = "f"'
    return f'"func.func"() <{{{properties}}}> ({{\n^bb0({arguments}):\n{body}\n}}) : () -> ()\n'


RETURN = '"func.return"() : () -> ()'

# A name, the program, the line of the error, and how its message begins.
WRONG = [
    (
        "signed integers in arith",
        in_function(f'%0 = "arith.addi"(%a, %a) : (ui32, ui32) -> ui32\n{RETURN}', "%a: ui32"),
        3,
        "arith.addi: operand #0 must be of signless integers, but got ui32",
    ),
    (
        "signed vectors in arith",
        in_function(
            f'%0 = "arith.muli"(%a, %a) : (vector<4xsi8>, vector<4xsi8>) -> vector<4xsi8>\n{RETURN}',
            "%a: vector<4xsi8>",
        ),
        3,
        "arith.muli: operand #0 must be of signless integers, but got vector<4xsi8>",
    ),
    (
        "two symbols of one name",
        in_function(RETURN) + in_function(RETURN),
        5,
        "func.func: redefinition of symbol named 'f'",
    ),
    (
        "unknown callee",
        in_function(f'"func.call"() <{{callee = @g}}> : () -> ()\n{RETURN}'),
        3,
        "func.call: 'g' does not reference a valid function",
    ),
    (
        "call with too few operands",
        in_function(f'"func.call"() <{{callee = @f}}> : () -> ()\n{RETURN}'),
        3,
        "func.call: incorrect number of operands for callee",
    ),
    (
        "call with a wrong operand",
        in_function(f'"func.call"(%c, %c) <{{callee = @f}}> : (i1, i1) -> ()\n{RETURN}'),
        3,
        "func.call: operand type mismatch: expected operand type i32, but provided i1 for operand number 0",
    ),
    (
        "call with a wrong result",
        in_function(f'%0 = "func.call"(%a, %c) <{{callee = @f}}> : (i32, i1) -> i32\n{RETURN}'),
        3,
        "func.call: incorrect number of results for callee",
    ),
    (
        "unknown global",
        in_function(f'%0 = "memref.get_global"() <{{name = @w}}> : () -> memref<4xf32>\n{RETURN}'),
        3,
        "memref.get_global: 'w' does not reference a valid global memref",
    ),
    (
        "a return of another type",
        in_function('"func.return"(%a) : (i32) -> ()'),
        3,
        "func.return: Expected arguments to have the same types as the function output types",
    ),
    (
        "no terminator",
        in_function('%0 = "arith.addi"(%a, %a) : (i32, i32) -> i32'),
        3,
        "arith.addi: the last operation of a block must be a terminator",
    ),
    (
        "a terminator in the middle",
        in_function(f"{RETURN}\n{RETURN}"),
        3,
        "func.return: must be the last operation in its parent block",
    ),
    (
        "operands of different types",
        in_function(f'%0 = "arith.addi"(%a, %c) : (i32, i1) -> i32\n{RETURN}'),
        3,
        "arith.addi: operand 'rhs' at position 1 does not verify: attribute i32 expected from variable 'T', but got i1",
    ),
    (
        "a branch into the entry block",
        in_function('"cf.br"()[^bb1] : () -> ()\n^bb1:\n"cf.br"(%a, %c)[^bb0] : (i32, i1) -> ()'),
        1,
        "func.func: entry block of region may not have predecessors",
    ),
]

# Uses that their definitions do not dominate, read by xDSL's parser, which does not look.
UNDOMINATED = {
    "after its use in the block": in_function(
        f'%0 = "arith.addi"(%1, %a) : (i32, i32) -> i32\n%1 = "arith.addi"(%a, %a) : (i32, i32) -> i32\n{RETURN}'
    ),
    "in a block that does not dominate": in_function(
        '"cf.cond_br"(%c)[^bb1, ^bb2] <{operandSegmentSizes = array<i32: 1, 0, 0>}> : (i1) -> ()\n'
        '^bb1:\n%0 = "arith.addi"(%a, %a) : (i32, i32) -> i32\n"cf.br"()[^bb3] : () -> ()\n'
        '^bb2:\n"cf.br"()[^bb3] : () -> ()\n'
        f'^bb3:\n%1 = "arith.addi"(%0, %a) : (i32, i32) -> i32\n{RETURN}'
    ),
    "in a block after its use in a nested region": in_function(
        '"scf.if"(%c) ({\n%1 = "arith.addi"(%0, %a) : (i32, i32) -> i32\n'
        '"scf.yield"() : () -> ()\n}, {\n}) : (i1) -> ()\n'
        f'%0 = "arith.addi"(%a, %a) : (i32, i32) -> i32\n{RETURN}'
    ),
    "in a loop's body, used in its header": in_function(
        '"cf.br"()[^bb1] : () -> ()\n'
        '^bb1:\n%1 = "arith.addi"(%0, %a) : (i32, i32) -> i32\n'
        '"cf.cond_br"(%c)[^bb2, ^bb3] <{operandSegmentSizes = array<i32: 1, 0, 0>}> : (i1) -> ()\n'
        '^bb2:\n%0 = "arith.addi"(%a, %a) : (i32, i32) -> i32\n"cf.br"()[^bb1] : () -> ()\n'
        f"^bb3:\n{RETURN}"
    ),
}


def check(text: str) -> None:
    verify(parse(Source("t.mlir", text), Context()))


def place(error: LocatedError) -> tuple[int, int]:
    assert error.source is not None
    assert error.offset is not None
    return error.source.line_column(error.offset)


@pytest.mark.parametrize(("name", "text", "line", "message"), WRONG, ids=[case[0] for case in WRONG])
def test_rejects(name: str, text: str, line: int, message: str) -> None:
    with pytest.raises(LocatedError) as caught:
        check(text)
    assert (place(caught.value)[0], caught.value.message[: len(message)]) == (line, message)
    assert "\n" not in caught.value.message


@pytest.mark.parametrize("name", UNDOMINATED)
def test_rejects_a_value_defined(name: str) -> None:
    module = Parser(Context(), UNDOMINATED[name]).parse_module()
    with pytest.raises(LocatedError, match=r"arith.addi: operand #0 does not dominate this use"):
        verify(module)


@pytest.mark.skipif(mlir_opt() is None, reason="mlir-opt is not installed")
def test_mlir_opt_rejects_on_the_same_lines() -> None:
    tool = mlir_opt()
    assert tool is not None
    cases = [(text, str(line)) for _, text, line, _ in WRONG] + [(text, None) for text in UNDOMINATED.values()]
    for text, line in cases:
        done = subprocess.run(tool.command, input=text, env=tool.environment, capture_output=True, text=True)
        assert done.returncode != 0, text
        assert line in (None, *re.findall(r"<stdin>:(\d+):\d+: error:", done.stderr)[:1]), (text, done.stderr)


def test_notes_say_where_the_operand_is_defined() -> None:
    first = '%0 = "arith.addi"(%a, %a) : (i32, i32) -> i32\n%1 = "arith.addi"(%0, %a) : (i32, i32) -> i32\n'
    module = parse(Source("t.mlir", in_function(first + RETURN)), Context())
    block = module.body.block.first_op.regions[0].block  # pyright: ignore
    definition = block.first_op
    definition.detach()
    block.insert_op_before(definition, block.last_op)
    with pytest.raises(LocatedError, match="does not dominate") as caught:
        verify(module)
    assert place(caught.value) == (4, 6)
    assert [(m, s.line_column(o)) for m, s, o in caught.value.notes] == [("operand defined here", (3, 6))]


RIGHT = [
    (
        "a module is a graph",
        '"builtin.module"() ({\n%0 = "arith.addi"(%1, %1) : (i32, i32) -> i32\n'
        '%1 = "arith.constant"() <{value = 1 : i32}> : () -> i32\n}) : () -> ()',
    ),
    (
        "everything dominates what cannot be reached",
        in_function(
            f'{RETURN}\n^bb1:\n%0 = "arith.addi"(%1, %a) : (i32, i32) -> i32\n'
            f'%1 = "arith.addi"(%0, %a) : (i32, i32) -> i32\n{RETURN}'
        ),
    ),
    (
        "a loop's header dominates its body, which comes first in the text",
        in_function(
            '"cf.br"()[^bb2] : () -> ()\n'
            '^bb1:\n%1 = "arith.addi"(%0, %a) : (i32, i32) -> i32\n"cf.br"()[^bb2] : () -> ()\n'
            '^bb2:\n%0 = "arith.addi"(%a, %a) : (i32, i32) -> i32\n'
            '"cf.cond_br"(%c)[^bb1, ^bb3] <{operandSegmentSizes = array<i32: 1, 0, 0>}> : (i1) -> ()\n'
            f"^bb3:\n{RETURN}"
        ),
    ),
    (
        "selecting may have any type",
        in_function(f'%0 = "arith.select"(%c, %a, %a) : (i1, ui8, ui8) -> ui8\n{RETURN}', "%a: ui8, %c: i1"),
    ),
    (
        "a later function may be called",
        in_function(f'"func.call"(%a, %c) <{{callee = @f}}> : (i32, i1) -> ()\n{RETURN}'),
    ),
]


@pytest.mark.parametrize("text", [case[1] for case in RIGHT], ids=[case[0] for case in RIGHT])
def test_accepts(text: str) -> None:
    verify(Parser(Context(), text).parse_module())


@pytest.mark.skipif(mlir_opt() is None, reason="mlir-opt is not installed")
def test_mlir_opt_accepts() -> None:
    tool = mlir_opt()
    assert tool is not None
    for name, text in RIGHT:
        done = subprocess.run(tool.command, input=text, env=tool.environment, capture_output=True, text=True)
        assert done.returncode == 0, (name, done.stderr)


@irdl_op_definition
class _Careless(IRDLOperation):
    name = "test.careless"

    def verify_(self) -> None:
        _ = ()[self.parent is not None]


def test_a_verifier_that_fails_names_its_op() -> None:
    with pytest.raises(LocatedError, match=r"test.careless: internal error: IndexError"):
        verify(ModuleOp([_Careless()]))


def test_isolated_ops_see_nothing_of_what_is_around_them() -> None:
    outer = test.TestOp(result_types=[i32])
    inner = ModuleOp([test.TestOp(operands=[outer.results[0]])])
    with pytest.raises(LocatedError, match=r"operand #0 is defined outside of the isolated 'builtin.module' around it"):
        verify(ModuleOp([outer, inner]))


def test_one_function_of_a_program() -> None:
    """An op by itself: what is outside of it is taken to be right."""
    outer = test.TestOp(result_types=[i32])
    inner = test.TestOp(regions=[Region(Block([test.TestOp(operands=[outer.results[0]]), test.TestTermOp()]))])
    ModuleOp([outer, inner])
    verify(inner)


def _random_region(blocks: int, edges: int, random: random.Random) -> Region:
    region = Region([Block() for _ in range(blocks)])
    targets: list[list[Block]] = [[] for _ in range(blocks)]
    for _ in range(edges):
        targets[random.randrange(blocks)].append(region.blocks[random.randrange(1, blocks)])
    for block, successors in zip(region.blocks, targets, strict=True):
        block.add_op(test.TestTermOp.create(successors=successors))
    return region


def _reachable(successors: list[list[int]], without: int | None) -> set[int]:
    seen, todo = set[int](), [0]
    while todo:
        node = todo.pop()
        if node not in seen and node != without:
            seen.add(node)
            todo += successors[node]
    return seen


@pytest.mark.parametrize("seed", range(30))
def test_a_block_dominates_what_cannot_be_reached_without_it(seed: int) -> None:
    choose = random.Random(seed)
    region = _random_region(choose.randint(2, 14), choose.randint(1, 30), choose)
    blocks = list(region.blocks)
    successors = [[blocks.index(s) for s in block.last_op.successors] for block in blocks]  # pyright: ignore
    reachable = _reachable(successors, None)
    path: list[int] = []
    for block, depth in dominator_tree(region):
        node = blocks.index(block)
        path[depth:] = [node]
        if node in reachable:
            assert set(path) == {a for a in reachable if node not in _reachable(successors, a)}
    assert {block for block, _ in dominator_tree(region)} == set(blocks)


def test_dominators_of_a_long_chain_take_no_recursion() -> None:
    size = 20_000
    chain = [[i + 1] for i in range(size - 1)] + [[0]]
    assert immediate_dominators(chain)[-1] == size - 2


def test_deep_nesting_takes_no_recursion() -> None:
    op = test.TestOp(attributes={"n": IntAttr(0)})
    for _ in range(3_000):
        op = test.TestOp(regions=[Region(Block([op]))])
    with pytest.raises(LocatedError, match="terminator"):
        verify(ModuleOp([op]))


def test_time_is_linear_in_calls_and_functions() -> None:
    def seconds(count: int) -> float:
        functions = "".join(
            f'"func.func"() <{{function_type = () -> (), sym_name = "f{i}"}}> ({{\n'
            f'"func.call"() <{{callee = @f{count - 1 - i}}}> : () -> ()\n{RETURN}\n}}) : () -> ()\n'
            for i in range(count)
        )
        module = parse(Source("t.mlir", functions), Context())
        start = time.process_time()
        verify(module)
        return time.process_time() - start

    seconds(50)
    assert seconds(3_200) < 3 * 8 * max(seconds(400), 0.005)
