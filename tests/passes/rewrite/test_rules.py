"""How rules are written: tracing, mistakes in definitions, commutative operands, guards, types, xDSL's rewriters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from xdsl.dialects.builtin import ModuleOp
from xdsl.pattern_rewriter import PatternRewriteWalker

import hloom.passes.rewrite.stablehlo
from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Error, Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import print_op
from hloom.passes.rewrite import (
    AnyRule,
    Attr,
    Body,
    Rewrite,
    RuleError,
    Value,
    Values,
    absent,
    body,
    exact,
    finite,
    function,
    reassociates,
    rewrite,
    rule,
    rule_set,
)
from hloom.passes.rewrite.guards import integer, one_use, zero
from hloom.passes.rewrite.stablehlo import (
    abs,
    add,
    case,
    compare,
    concatenate,
    constant,
    multiply,
    negate,
    not_,
    reduce,
    rng_bit_generator,
    subtract,
    tanh,
    transpose,
)

F, I = "tensor<4xf32>", "tensor<4xi32>"  # noqa: E741


def program(*ops: str, type_: str = F) -> ModuleOp:
    """A function of %a, %b: f32 and %i: i32 that returns the last value; ops are in the generic form, without types."""
    body = "\n".join(ops)
    value = ops[-1].partition(" ")[0]
    arguments = f"%a: {F}, %b: {F}, %i: {I}"
    source = f"func.func @main({arguments}) -> {type_} {{\n{body}\nreturn {value} : {type_}\n}}"
    return parse(Source("test", source), Context())


def unary(name: str, result: str, operand: str) -> str:
    return f'{result} = "stablehlo.{name}"({operand}) : ({F}) -> {F}'


def binary(name: str, result: str, a: str, b: str) -> str:
    return f'{result} = "stablehlo.{name}"({a}, {b}) : ({F}, {F}) -> {F}'


def ops(module: ModuleOp) -> list[str]:
    """The names of the ops in @main without their prefix, the terminator left out."""
    return [op.name.partition(".")[2] for op in module.walk() if op.name.startswith("stablehlo.")]


def apply(module: ModuleOp, *rules: AnyRule) -> list[str]:
    rewrite(module, rule_set(rules))
    return ops(module)


def test_a_rule_knows_its_text() -> None:
    @rule(finite, priority=3)
    def absolute(x: Value) -> Rewrite:
        """tanh(x) → |x|"""
        return tanh(x).to(abs(x))

    assert (absolute.name, absolute.doc, absolute.exactness, absolute.priority) == (
        "absolute",
        "tanh(x) → |x|",
        finite,
        3,
    )
    assert absolute.place[0] == __file__


def test_the_same_value_twice_matches_only_one_value() -> None:
    @rule(exact)
    def double(x: Value) -> Rewrite:
        """x + x → tanh(x)"""
        return add(x, x).to(tanh(x))

    assert apply(program(binary("add", "%0", "%a", "%a")), double) == ["tanh"]
    assert apply(program(binary("add", "%0", "%a", "%b")), double) == ["add"]


def test_commutative_operands_match_in_both_orders() -> None:
    @rule(exact)
    def difference(x: Value, y: Value) -> Rewrite:
        """x + (-y) → x - y"""
        return add(x, negate(y)).to(subtract(x, y))

    for order in (("%a", "%0"), ("%0", "%a")):
        module = program(unary("negate", "%0", "%b"), binary("add", "%1", *order))
        assert apply(module, difference) == ["subtract"]
        assert "stablehlo.subtract %arg0, %arg1" in print_op(module)


def test_operands_that_do_not_commute_match_in_their_order() -> None:
    @rule(exact)
    def minus(x: Value, y: Value) -> Rewrite:
        """x - (-y) → x + y"""
        return subtract(x, negate(y)).to(add(x, y))

    assert apply(program(unary("negate", "%0", "%b"), binary("subtract", "%1", "%0", "%a")), minus) == [
        "negate",
        "subtract",
    ]


def test_guards_combine() -> None:
    @rule(exact)
    def guarded(x: Value, y: Value) -> Rewrite:
        """x * y → x + y, of floats where y is no zero"""
        return multiply(x, y).to(add(x, y), when=~integer(x) & ~zero(y))

    floats = program(binary("multiply", "%0", "%a", "%b"))
    zeros = program(
        f'%z = "stablehlo.constant"() <{{value = dense<0.0> : {F}}}> : () -> {F}', binary("multiply", "%0", "%a", "%z")
    )
    integers = program(f'%0 = "stablehlo.multiply"(%i, %i) : ({I}, {I}) -> {I}', type_=I)
    assert apply(floats, guarded) == ["add"]
    assert apply(integers, guarded) == ["multiply"]
    assert apply(zeros, guarded) == ["constant", "add"]  # commutative: y may be either operand


def test_a_left_hand_op_can_be_used_on_the_right() -> None:
    @rule(exact)
    def keep(x: Value) -> Rewrite:
        """|-x| → -x * -x, where both are there"""
        inner = negate(x)
        return abs(inner).to(multiply(inner, inner))

    assert apply(program(unary("negate", "%0", "%a"), unary("abs", "%1", "%0")), keep) == ["negate", "multiply"]


def test_a_new_inner_op_infers_its_type() -> None:
    @rule(exact)
    def inferred(x: Value, y: Value) -> Rewrite:
        """x < y → y < -x"""
        return compare(x, y, "LT").to(compare(y, negate(x), "GT"))

    direction = "comparison_direction = #stablehlo<comparison_direction LT>"
    less = f'%0 = "stablehlo.compare"(%a, %b) <{{{direction}}}> : ({F}, {F}) -> tensor<4xi1>'
    module = program(less, type_="tensor<4xi1>")
    assert apply(module, inferred) == ["negate", "compare"]
    assert f"stablehlo.negate %arg0 : {F}" in print_op(module)


def test_a_rewrite_that_changes_the_type_is_none() -> None:
    @rule(exact)
    def untyped(x: Value, p: Attr) -> Rewrite:
        """transpose(x) → x, whatever the permutation"""
        return transpose(x, p).to(x)

    same = f'%0 = "stablehlo.transpose"(%a) <{{permutation = array<i64: 0>}}> : ({F}) -> {F}'
    assert apply(program(same), untyped) == []
    other = f'%0 = "stablehlo.transpose"(%a) <{{permutation = array<i64: 0>}}> : ({F}) -> tensor<?xf32>'
    assert apply(program(other, type_="tensor<?xf32>"), untyped) == ["transpose"]


def test_a_variadic_operand_is_a_list() -> None:
    @rule(exact)
    def pair(x: Value, y: Value, d: Attr) -> Rewrite:
        """concatenate(x, y) → concatenate(y, x)"""
        return concatenate([x, negate(y)], d).to(concatenate([y, x], d))

    two = f'%1 = "stablehlo.concatenate"(%a, %0) <{{dimension = 0 : i64}}> : ({F}, {F}) -> tensor<8xf32>'
    one = f'%1 = "stablehlo.concatenate"(%0) <{{dimension = 0 : i64}}> : ({F}) -> {F}'
    assert apply(program(unary("negate", "%0", "%b"), two, type_="tensor<8xf32>"), pair) == ["concatenate"]
    assert apply(program(unary("negate", "%0", "%b"), one), pair) == ["negate", "concatenate"]


def test_any_number_of_values() -> None:
    @rule(exact)
    def drop_first(x: Value, rest: Values, last: Value, d: Attr) -> Rewrite:
        """concatenate(-x, rest…, last) → concatenate(x, rest…, last, last)"""
        return concatenate([negate(x), rest, last], d).to(concatenate([x, rest, last], d))

    def concatenated(*operands: str) -> ModuleOp:
        types, size = ", ".join([F] * len(operands)), 4 * len(operands)
        text = f'%1 = "stablehlo.concatenate"({", ".join(operands)}) <{{dimension = 0 : i64}}>'
        type_ = f"tensor<{size}xf32>"
        return program(unary("negate", "%0", "%b"), f"{text} : ({types}) -> {type_}", type_=type_)

    many = concatenated("%0", "%a", "%b", "%a")
    assert apply(many, drop_first) == ["concatenate"]
    assert "stablehlo.concatenate %arg1, %arg0, %arg1, %arg0, dim = 0" in print_op(many)
    assert apply(concatenated("%0", "%a"), drop_first) == ["concatenate"]
    assert apply(concatenated("%0"), drop_first) == ["negate", "concatenate"]


REDUCE = """
  %z = stablehlo.constant dense<0.0> : tensor<f32>
  %n = stablehlo.negate %a : tensor<4xf32>
  %r = stablehlo.reduce(%n init: %z) applies stablehlo.OP across dimensions = [0]
      : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
  return %r : tensor<f32>
"""


def reduced(op: str) -> ModuleOp:
    text = f"func.func @main(%a: tensor<4xf32>) -> tensor<f32> {{{REDUCE}}}"
    return parse(Source("test", text.replace("OP", op)), Context())


def test_a_region_is_matched_by_what_it_computes() -> None:
    @rule(reassociates)
    def sum_of_negated(x: Value, start: Value, d: Attr) -> Rewrite:
        """reduce(-x, start, +) → -reduce(x, start, +), where it starts from 0"""
        plus = body(lambda a, b: add(a, b))
        return reduce([negate(x)], [start], d, plus).to(negate(reduce([x], [start], d, plus)), when=zero(start))

    module = reduced("add")
    assert apply(module, sum_of_negated) == ["constant", "reduce", "add", "return", "negate"]
    assert "applies stablehlo.add across dimensions = [0]" in print_op(module)
    for other in ("maximum", "subtract"):
        assert apply(reduced(other), sum_of_negated) == ["constant", "negate", "reduce", other, "return"]


def test_a_region_is_carried_over() -> None:
    @rule(exact)
    def absolutely(x: Value, start: Value, d: Attr, by: Body) -> Rewrite:
        """reduce(-x, by) → reduce(|x|, by)"""
        return reduce([negate(x)], [start], d, by).to(reduce([abs(x)], [start], d, by))

    assert apply(reduced("maximum"), absolutely) == ["constant", "abs", "reduce", "maximum", "return"]


RANDOM = """func.func @main(%s: tensor<2xui64>) -> (tensor<2xui64>, tensor<4xui32>) {
  %0, %1 = stablehlo.rng_bit_generator %s, algorithm = DEFAULT : (tensor<2xui64>) -> (tensor<2xui64>, tensor<4xui32>)
  %2 = stablehlo.not %1 : tensor<4xui32>
  return %0, %2 : tensor<2xui64>, tensor<4xui32>
}"""


def test_one_of_several_results_is_matched() -> None:
    @rule(exact)
    def never(s: Value, a: Attr) -> Rewrite:
        """not(the new state) → the new state"""
        old = rng_bit_generator(s, a)
        return not_(old.result(0)).to(old.result(0))

    @rule(exact)
    def plain(s: Value, a: Attr) -> Rewrite:
        """not(the random bits) → the random bits"""
        old = rng_bit_generator(s, a)
        return not_(old.result(1)).to(old.result(1))

    assert apply(parse(Source("test", RANDOM), Context()), never) == ["rng_bit_generator", "not"]
    assert apply(parse(Source("test", RANDOM), Context()), plain) == ["rng_bit_generator"]


def test_each_of_several_results_is_replaced() -> None:
    @rule(exact)
    def philox(s: Value) -> Rewrite:
        """rng_bit_generator(s) by the default → by Philox"""
        new = rng_bit_generator(s, "PHILOX")
        return rng_bit_generator(s, "DEFAULT").to([new.result(0), new.result(1)])

    module = parse(Source("test", RANDOM), Context())
    assert apply(module, philox) == ["rng_bit_generator", "not"]
    assert "algorithm = PHILOX" in print_op(module)


def test_an_attribute_that_is_left_out() -> None:
    @rule(exact)
    def untyped(x: Value, y: Value, d: Attr) -> Rewrite:
        """compare(x, y) without a type → compare(y, x)"""
        return compare(x, negate(y), d, absent).to(compare(x, y, d))

    def compared(more: str) -> ModuleOp:
        properties = f"comparison_direction = #stablehlo<comparison_direction LT>{more}"
        text = f'%1 = "stablehlo.compare"(%a, %0) <{{{properties}}}> : ({F}, {F}) -> tensor<4xi1>'
        return program(unary("negate", "%0", "%b"), text, type_="tensor<4xi1>")

    assert apply(compared(""), untyped) == ["compare"]
    assert apply(compared(", compare_type = #stablehlo<comparison_type FLOAT>"), untyped) == ["negate", "compare"]


def test_a_rule_is_an_xdsl_pattern() -> None:
    @rule(exact)
    def twice(x: Value) -> Rewrite:
        """-(-x) → x"""
        return negate(negate(x)).to(x)

    module = program(unary("negate", "%0", "%a"), unary("negate", "%1", "%0"), unary("abs", "%2", "%1"))
    PatternRewriteWalker(twice).rewrite_module(module)
    assert "stablehlo.abs %arg0" in print_op(module)


def truthy(x: Value) -> Rewrite:
    """x → x, if x"""
    return add(x, x).to(x) if x else subtract(x, x).to(x)


def compared(x: Value, y: Value) -> Rewrite:
    """x → x, if it is y"""
    return add(x, y).to(x if x == y else y)


def unbound(x: Value, y: Value) -> Rewrite:
    """x + x → y"""
    return add(x, x).to(y)


def undocumented(x: Value) -> Rewrite:
    return add(x, x).to(x)


def unannotated(x: int) -> Rewrite:
    """x → x"""
    return add(x, x).to(x)  # pyright: ignore[reportArgumentType]


def unreturned(x: Value) -> Rewrite:
    """x → x"""
    return add(x, x)  # pyright: ignore[reportReturnType]


def too_many(x: Value) -> Rewrite:
    """x → x"""
    return add(x, x, x).to(x)


def misnamed(x: Value) -> Rewrite:
    """x → x"""
    return transpose(x, permutations=[0]).to(x)


def not_a_value(x: Value) -> Rewrite:
    """x → x"""
    return add(x, 1).to(x)


def with_branches(x: Value) -> Rewrite:
    """case(x) → x"""
    return case(x, branches=lambda: x).to(x)


def several(x: Value) -> Rewrite:
    """tanh(rng_bit_generator(x)) → x"""
    return tanh(rng_bit_generator(x)).to(rng_bit_generator(x))


def incomplete(x: Value) -> Rewrite:
    """x + x → transpose(x)"""
    return add(x, x).to(transpose(x))


def untypable(x: Value) -> Rewrite:
    """-x → -constant"""
    return negate(x).to(negate(constant([1.0])))


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (truthy, "a traced Value cannot be tested"),
        (compared, "a traced Value cannot be compared"),
        (unbound, "uses 'y', which the left-hand side does not bind"),
        (undocumented, "needs a docstring"),
        (unannotated, "parameter 'x' of rule 'unannotated' is to be one of Value, Values, Attr, Body"),
        (unreturned, "is to return pattern.to(…)"),
        (too_many, "stablehlo.add takes lhs, rhs: too many arguments"),
        (misnamed, "stablehlo.transpose takes operand, permutation: not this 'permutations'"),
        (not_a_value, "operand 'rhs' of stablehlo.add is to be a Value"),
        (with_branches, "stablehlo.case has any number of regions: that takes a native rule"),
        (several, "the new stablehlo.rng_bit_generator needs 'rng_algorithm'"),
        (incomplete, "the new stablehlo.transpose needs 'permutation'"),
        (untypable, "property 'value' of stablehlo.constant"),
    ],
)
def test_a_mistake_in_a_definition_names_its_line(function: Callable[..., Rewrite], message: str) -> None:
    with pytest.raises(RuleError) as caught:
        _ = rule(exact)(function).matchers
    text = str(caught.value)
    first = function.__code__.co_firstlineno
    line = int(text.split(f"{__file__}:")[1].split(":")[0])
    assert message in text
    assert first <= line <= first + 3


def test_an_op_that_does_not_exist() -> None:
    with pytest.raises(AttributeError, match="dialect 'stablehlo' has no op 'frobnicate'"):
        _ = hloom.passes.rewrite.stablehlo.frobnicate


def test_rules_that_go_round_are_named() -> None:
    @rule(exact)
    def there(x: Value) -> Rewrite:
        """-x → |x|"""
        return negate(x).to(abs(x))

    @rule(exact)
    def back(x: Value) -> Rewrite:
        """|x| → -x"""
        return abs(x).to(negate(x))

    with pytest.raises(Error, match=r"rewriting does not end: after .* these rules still apply: 'back', 'there'"):
        apply(program(unary("negate", "%0", "%a")), there, back)


def test_the_more_specific_rule_comes_first_then_priority() -> None:
    def named(name: str, make: Callable[[Any], Rewrite], priority: int = 0) -> AnyRule:
        def body(x: Value) -> Rewrite:
            """x → x"""
            return make(x)

        made = rule(exact, priority=priority)(body)
        made.name = name
        return made

    small = named("small", lambda x: negate(x).to(tanh(x)))
    large = named("large", lambda x: negate(negate(x)).to(abs(x)))
    urgent = named("urgent", lambda x: negate(x).to(abs(x)), priority=1)
    module = program(unary("negate", "%0", "%a"), unary("negate", "%1", "%0"))
    found = rule_set([small, large, urgent])(type(next(op for op in module.walk() if op.name == "stablehlo.negate")))
    assert [r.name for r in found] == ["large", "urgent", "small"]


def test_places_are_kept() -> None:
    @rule(exact)
    def minus(x: Value, y: Value) -> Rewrite:
        """x - (-y) → x + y"""
        inner = negate(y)
        return subtract(x, inner).to(add(x, y), when=one_use(inner))

    module = program(unary("negate", "%0", "%b"), binary("subtract", "%1", "%a", "%0"))
    place = next(op.location for op in module.walk() if op.name == "stablehlo.subtract")
    apply(module, minus)
    assert next(op.location for op in module.walk() if op.name == "stablehlo.add") is place


def test_attributes_are_given_in_pythons_form() -> None:
    seen: list[object] = []

    @function
    def turned(permutation: tuple[int, ...]) -> tuple[int, ...]:
        seen.append(permutation)
        return permutation[::-1]

    @rule(exact)
    def turn(x: Value, p: Attr) -> Rewrite:
        """transpose(-x, p) → -transpose(x, reversed p)"""
        return transpose(negate(x), p).to(negate(transpose(x, turned(p))))

    square = "tensor<2x2xf32>"
    module = program(
        f'%0 = "stablehlo.reshape"(%a) : ({F}) -> {square}',
        f'%1 = "stablehlo.negate"(%0) : ({square}) -> {square}',
        f'%2 = "stablehlo.transpose"(%1) <{{permutation = array<i64: 1, 0>}}> : ({square}) -> {square}',
        type_=square,
    )
    assert apply(module, turn) == ["reshape", "transpose", "negate"]
    assert seen == [(1, 0)]
    assert "dims = [0, 1]" in print_op(module)
