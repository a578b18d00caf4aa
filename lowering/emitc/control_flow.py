"""`scf` in C: loops and branches; values that they carry or yield are variables."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects import arith, func, scf
from xdsl.dialects.builtin import FloatAttr, IntegerAttr, StringAttr
from xdsl.ir import Attribute, Block, BlockArgument, Operation, Region, SSAValue

from hloom.dialects import emitc

from .arithmetic import stored_constant
from .translator import Handlers, Translator
from .types import I1, convert_type

_UNSET = emitc.OpaqueAttr(StringAttr(""))


def _variable(t: Translator, type_: Attribute, hint: str | None, initial: SSAValue | None = None) -> SSAValue:
    """A variable; a constant initial value (of the loops) stands in its declaration, another is assigned."""
    known = initial.owner.value if initial is not None and isinstance(initial.owner, arith.ConstantOp) else None
    if isinstance(known, IntegerAttr | FloatAttr):
        known = stored_constant(known, type_)
    properties: dict[str, Attribute] = {"value": known if known is not None else _UNSET}
    op = t.add(emitc.VariableOp.create(result_types=[emitc.LValueType(type_)], properties=properties))
    op.result.name_hint = hint
    if initial is not None and known is None:
        _assign(t, op.result, t.value(initial))
    return op.result


def _assign(t: Translator, variable: SSAValue, value: SSAValue) -> None:
    t.add(emitc.AssignOp.create(operands=[variable, value]))


def _read(t: Translator, variable: SSAValue) -> SSAValue:
    assert isinstance(variable.type, emitc.LValueType)
    return t.make(emitc.LoadOp, [variable], variable.type.value_type)


def _variables(
    t: Translator, op: Operation, values: Sequence[SSAValue], initial: Sequence[SSAValue] | None = None
) -> list[SSAValue]:
    """A variable for each of `values`, named after it."""
    starts = initial if initial is not None else [None] * len(values)
    return [
        _variable(t, convert_type(value.type, op), value.name_hint, start)
        for value, start in zip(values, starts, strict=True)
    ]


def _bind_reads(t: Translator, values: Sequence[SSAValue], variables: Sequence[SSAValue]) -> None:
    for value, variable in zip(values, variables, strict=True):
        t.bind(value, _read(t, variable))


def _assign_all(t: Translator, variables: Sequence[SSAValue], values: Sequence[SSAValue]) -> None:
    for variable, value in zip(variables, t.values(values), strict=True):
        source = value.owner
        if not (isinstance(source, emitc.LoadOp) and source.operand is variable):
            _assign(t, variable, value)


def lower_for(t: Translator, op: scf.ForOp) -> None:
    body = op.body.block
    variables = [_carried(t, op, k) for k in range(len(op.res))]
    bounds = t.values([op.lb, op.ub, op.step])

    def write(block: Block) -> None:
        t.bind(body.args[0], block.args[0])
        t.carried.update(zip(body.args[1:], variables, strict=True))
        _bind_reads(t, body.args[1:], variables)
        last = t.ops(body)
        _assign_all(t, variables, last.operands)
        t.add(emitc.YieldOp.create())

    region = t.region([bounds[0].type], write)
    t.add(emitc.ForOp.create(operands=bounds, attributes=op.attributes, regions=[region], location=op.location))
    _bind_reads(t, op.res, variables)


def _carried(t: Translator, op: scf.ForOp, k: int) -> SSAValue:
    """The variable for a loop's k-th carried value: that of the loop around it, where this only goes on with it."""
    initial, result = op.iter_args[k], op.res[k]
    around = t.carried.get(initial)
    if around is not None and isinstance(initial, BlockArgument) and initial.has_one_use() and result.has_one_use():
        use = next(iter(result.uses))
        if use.operation is initial.block.last_op and use.index == initial.index - 1:
            return around
    return _variable(t, convert_type(result.type, op), result.name_hint, initial)


def lower_if(t: Translator, op: scf.IfOp) -> None:
    variables = _variables(t, op, op.output)
    regions = [_branch(t, region, variables) for region in op.regions]
    t.add(emitc.IfOp.create(operands=[t.value(op.cond)], regions=regions, location=op.location))
    _bind_reads(t, op.output, variables)


def lower_switch(t: Translator, op: scf.IndexSwitchOp) -> None:
    variables = _variables(t, op, op.output)
    regions = [_branch(t, region, variables) for region in op.regions]
    properties = {"cases": op.cases}
    t.add(
        emitc.SwitchOp.create(operands=[t.value(op.arg)], properties=properties, regions=regions, location=op.location)
    )
    _bind_reads(t, op.output, variables)


def _branch(t: Translator, region: Region, variables: Sequence[SSAValue]) -> Region:
    def write(block: Block) -> None:
        last = t.ops(region.block)
        _assign_all(t, variables, last.operands)
        t.add(emitc.YieldOp.create())

    return t.region([], write) if region.blocks else Region()


def lower_while(t: Translator, op: scf.WhileOp) -> None:
    """`do { before; go_on = …; if (go_on) { after } } while (go_on);`"""
    carried = _variables(t, op, op.before_region.block.args, op.arguments)
    passed = _variables(t, op, op.res)
    go_on = _variable(t, I1, "go_on")

    def after(block: Block) -> None:
        inner = op.after_region.block
        _bind_reads(t, inner.args, passed)
        _assign_all(t, carried, t.ops(inner).operands)
        t.add(emitc.YieldOp.create())

    def before(block: Block) -> None:
        inner = op.before_region.block
        _bind_reads(t, inner.args, carried)
        condition, *values = t.ops(inner).operands
        _assign_all(t, passed, values)
        _assign(t, go_on, t.value(condition))
        t.add(emitc.IfOp.create(operands=[t.value(condition)], regions=[t.region([], after), Region()]))

    t.add(
        emitc.DoOp.create(regions=[t.region([], before), t.region([], lambda _: _test(t, go_on))], location=op.location)
    )
    _bind_reads(t, op.res, passed)


def _test(t: Translator, variable: SSAValue) -> None:
    """The condition of an `emitc.do`: one expression, which loads the variable."""

    def write(block: Block) -> None:
        t.add(emitc.YieldOp.create(operands=[_read(t, block.args[0])]))

    expression = emitc.ExpressionOp.create(
        operands=[variable], result_types=[I1], regions=[t.region([variable.type], write)]
    )
    t.add(emitc.YieldOp.create(operands=[t.add(expression).result]))


def lower_call(t: Translator, op: func.CallOp) -> None:
    call = emitc.CallOp.create(
        operands=t.values(op.operands),
        result_types=[convert_type(type_, op) for type_ in op.result_types],
        properties=op.properties,
        attributes=op.attributes,
        location=op.location,
    )
    for old, new in zip(op.results, t.add(call).results, strict=True):
        t.bind(old, new)


def lower_return(t: Translator, op: func.ReturnOp) -> None:
    t.add(emitc.ReturnOp.create(operands=t.values(op.operands), location=op.location))


CONTROL_FLOW: Handlers = {
    scf.ForOp: lower_for,
    scf.IfOp: lower_if,
    scf.IndexSwitchOp: lower_switch,
    scf.WhileOp: lower_while,
    func.CallOp: lower_call,
    func.ReturnOp: lower_return,
}
