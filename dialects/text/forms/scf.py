"""Custom forms of `scf`."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from xdsl.dialects.builtin import DenseArrayBase, IndexType, i1, i32, i64
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue

from ..builder import Argument
from ..declarative import DeclarativeForms, integer_array, signed_integer
from ..lexer import Names, split_uses


class ScfForms(DeclarativeForms):
    name = "scf"
    operations: ClassVar[Mapping[str, Sequence[str]]] = {
        "SCF_EXECUTE_REGION": ["scf.execute_region"],
        "SCF_FOR": ["scf.for"],
        "SCF_FORALL": ["scf.forall"],
        "SCF_IF": ["scf.if"],
        "SCF_IN_PARALLEL": ["scf.forall.in_parallel"],
        "SCF_INDEX_SWITCH": ["scf.index_switch"],
        "SCF_PARALLEL": ["scf.parallel"],
        "SCF_REDUCE": ["scf.reduce"],
        "SCF_WHILE": ["scf.while"],
    }
    grammar = """
scf_carries: "(" ")"                                                          -> scf_no_carries
    | "(" scf_carry_list ")"                                                  -> second
scf_carry_list: scf_carry                                                     -> first
    | scf_carry_list "," scf_carry                                            -> append
scf_carry: RESULTS USES
scf_results: "->" result_types                                                -> second
scf_for_head: SCF_FOR RESULTS USES "to" USES "step" USES ["iter_args" scf_carries scf_results] [colon_type]
scf_while_head: SCF_WHILE [scf_carries] signature
scf_list: "(" USES ")"                                                        -> second
scf_bounds: "=" scf_list "to" scf_list "step" scf_list
scf_inits: "init" scf_list                                                    -> second
scf_parallel_head: SCF_PARALLEL scf_list scf_bounds [scf_inits] [scf_results]
scf_forall_list: "(" scf_index_list ")"                                       -> second
scf_forall_bounds: "in" scf_forall_list                                       -> scf_forall_upper
    | "=" scf_forall_list "to" scf_forall_list "step" scf_forall_list         -> scf_bounds
scf_shared: "shared_outs" scf_carries "->" "(" type_list ")"
scf_forall_head: SCF_FORALL "(" [USES] ")" scf_forall_bounds [scf_shared]
scf_cases:
    | scf_cases "case" NUMBER region                                          -> scf_more_cases
%extend operation_body: scf_for_head region [dictionary]                      -> scf_for
    | SCF_IF USES [scf_results] region ["else" region] [dictionary]           -> scf_if
    | scf_while_head region "do" region ["attributes" dictionary]             -> scf_while
    | SCF_INDEX_SWITCH USES [dictionary] ["->" type_list] scf_cases "default" region -> scf_index_switch
    | SCF_EXECUTE_REGION [scf_results] ["no_inline"] region [dictionary]      -> scf_execute_region
    | scf_parallel_head region [dictionary]                                   -> scf_parallel
    | scf_forall_head region [dictionary]                                     -> scf_forall
    | SCF_IN_PARALLEL region [dictionary]                                     -> scf_in_parallel
    | SCF_REDUCE ["(" USES types ")"]                                         -> scf_reduce_empty
    | SCF_REDUCE ["(" USES types ")"] region_list                             -> scf_reduce
"""

    def scf_no_carries(self, c: Sequence[Any]) -> list[Any]:
        return []

    def scf_carry(self, c: Sequence[Any]) -> Any:
        return c[0], c[1]

    def _carried(self, carries: Sequence[Any], types: Sequence[Attribute]) -> tuple[list[Any], list[Argument]]:
        """What `(%a = %x, …)` carries in, and the block arguments that it names."""
        if len(carries) != len(types):
            raise self.reader.error(f"expected {len(carries)} types but had {len(types)}")
        values = [self.reader.operands(use, [type])[0] for (_, use), type in zip(carries, types, strict=True)]
        arguments = [
            Argument(name.value[:-1].rstrip(), type, name.offset)
            for (name, _), type in zip(carries, types, strict=True)
        ]
        return values, arguments

    # ---- for, while

    def scf_for_head(self, c: Sequence[Any]) -> tuple[Any, ...]:
        head, variable, lower, upper, step, carries, results, type = c[0], c[1], c[2], c[4], c[6], c[8], c[9], c[10]
        counter = type or IndexType()
        bounds = [self.reader.operands(use, [counter])[0] for use in (lower, upper, step)]
        values, arguments = self._carried(carries or [], results or [])
        induction = Argument(variable.value[:-1].rstrip(), counter, variable.offset)
        self.reader.enter_with(head, [induction, *arguments])
        return head, [*bounds, *values], results or [], self.reader.at()

    def scf_for(self, c: Sequence[Any]) -> Operation:
        (head, operands, results, offset), region, attributes = c
        self.terminate(region)
        return self.reader.make(head, operands, results, attributes=attributes, regions=[region], offset=offset)

    def scf_while_head(self, c: Sequence[Any]) -> tuple[Any, ...]:
        head, carries, (ins, outs) = c
        values, arguments = self._carried(carries or [], ins)
        self.reader.enter_with(head, arguments)
        return head, values, outs, self.reader.at()

    def scf_while(self, c: Sequence[Any]) -> Operation:
        (head, values, outs, offset), before, _, after, _, attributes = c
        return self.reader.make(head, values, outs, attributes=attributes, regions=[before, after], offset=offset)

    # ---- if, index_switch, execute_region

    def scf_if(self, c: Sequence[Any]) -> Operation:
        head, condition, results, then, _, otherwise, attributes = c
        for region in (then, otherwise):
            if region is not None:
                self.terminate(region)
        operands = self.reader.operands(condition, [i1])
        regions = [then, Region() if otherwise is None else otherwise]
        return self.reader.make(head, operands, results or [], attributes=attributes, regions=regions)

    def scf_cases(self, c: Sequence[Any]) -> list[Any]:
        return []

    def scf_more_cases(self, c: list[Any]) -> list[Any]:
        self.terminate(c[3])
        c[0].append((signed_integer(self.reader, c[2].value, self.reader.at(2)), c[3]))
        return c[0]

    def scf_index_switch(self, c: Sequence[Any]) -> Operation:
        head, index, attributes, _, results, cases, _, default = c
        self.terminate(default)
        operands = self.reader.operands(index, [IndexType()])
        properties: dict[str, Attribute] = {"cases": DenseArrayBase.from_list(i64, [value for value, _ in cases])}
        regions = [default, *(region for _, region in cases)]
        return self.reader.make(head, operands, results or [], properties, attributes, regions=regions)

    def scf_execute_region(self, c: Sequence[Any]) -> Operation:
        head, results, no_inline, region, attributes = c
        from xdsl.dialects.builtin import UnitAttr

        properties: dict[str, Attribute] = {} if no_inline is None else {"no_inline": UnitAttr()}
        return self.reader.make(head, (), results or [], properties, attributes, regions=[region])

    # ---- parallel, reduce

    def scf_bounds(self, c: Sequence[Any]) -> Sequence[Any]:
        return c[1::2]

    def scf_parallel_head(self, c: Sequence[Any]) -> tuple[Any, ...]:
        head, names, bounds, inits, results = c
        index = IndexType()
        variables = split_uses(names.value)
        values = [self.reader.operands(use, [index] * len(variables)) for use in bounds]
        initial = self.reader.operands(inits, results or [])
        self.reader.enter_with(head, [Argument(name, index, names.offset) for name in variables])
        sizes = [len(variables)] * 3 + [len(initial)]
        return head, [*values[0], *values[1], *values[2], *initial], results or [], sizes, self.reader.at()

    def scf_parallel(self, c: Sequence[Any]) -> Operation:
        (head, operands, results, sizes, offset), region, attributes = c
        if not region.blocks[-1].last_op or region.blocks[-1].last_op.name != "scf.reduce":
            info = self.reader.op_info("scf.reduce", offset)
            region.blocks[-1].add_op(self.reader.create(info, (), (), {}, {}, (), (), offset))
        properties: dict[str, Attribute] = {"operandSegmentSizes": DenseArrayBase.from_list(i32, sizes)}
        return self.reader.make(head, operands, results, properties, attributes, regions=[region], offset=offset)

    # ---- forall

    def scf_forall_upper(self, c: Sequence[Any]) -> Sequence[Any]:
        """From 0 in steps of 1."""
        rank = sum(len(numbers) for numbers, _ in c[1])
        return [([0] * rank, [])], c[1], [([1] * rank, [])]

    def scf_shared(self, c: Sequence[Any]) -> tuple[Any, Any]:
        return c[1], c[4]

    def scf_forall_head(self, c: Sequence[Any]) -> tuple[Any, ...]:
        head, _, names, _, bounds, shared = c
        carries: list[Any] = shared[0] if shared else []
        types: list[Attribute] = shared[1] if shared else []
        outputs, carried = self._carried(carries, types)
        indices = [Argument(name, IndexType(), names.offset) for name in (split_uses(names.value) if names else [])]
        groups: list[list[SSAValue]] = []
        properties: dict[str, Attribute] = {}
        for key, bound in zip(("staticLowerBound", "staticUpperBound", "staticStep"), bounds, strict=True):
            numbers = [number for found, _ in bound for number in found]
            if len(numbers) != len(indices):
                raise self.reader.error(f"expected {len(indices)} bounds but had {len(numbers)}", self.reader.at(4))
            properties[key] = integer_array(self.reader, numbers, self.reader.at(4))
            groups.append([self._index(name, offset) for _, named in bound for name, offset in named])
        groups.append(outputs)
        properties["operandSegmentSizes"] = DenseArrayBase.from_list(i32, [len(group) for group in groups])
        self.reader.enter_with(head, [*indices, *carried])
        return head, [value for group in groups for value in group], types, properties, self.reader.at()

    def _index(self, name: str, offset: int) -> SSAValue:
        return self.reader.operands(Names("USES", name, offset), [IndexType()])[0]

    def scf_forall(self, c: Sequence[Any]) -> Operation:
        (head, operands, results, properties, offset), region, attributes = c
        if not region.blocks:
            region.add_block(Block())
        last = region.blocks[-1].last_op
        if last is None or last.name != "scf.forall.in_parallel":
            info = self.reader.op_info("scf.forall.in_parallel", offset)
            region.blocks[-1].add_op(self.reader.create(info, (), (), {}, {}, [Region(Block())], (), offset))
        return self.reader.make(head, operands, results, properties, attributes, regions=[region], offset=offset)

    def scf_in_parallel(self, c: Sequence[Any]) -> Operation:
        head, region, attributes = c
        if not region.blocks:
            region.add_block(Block())
        return self.reader.make(head, attributes=attributes, regions=[region])

    def scf_reduce_empty(self, c: Sequence[Any]) -> Operation:
        head, _, uses, types, _ = c
        return self.reader.make(head, self.reader.operands(uses, types or []))

    def scf_reduce(self, c: Sequence[Any]) -> Operation:
        head, _, uses, types, _, regions = c
        return self.reader.make(head, self.reader.operands(uses, types or []), regions=regions)


FORMS = ScfForms
