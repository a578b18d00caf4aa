"""How StableHLO's ops are defined: `@hlo_op`, and the ops that infer their result types."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias, cast

from xdsl.dialects.builtin import DenseArrayBase, IntegerAttr
from xdsl.ir import Attribute, Region
from xdsl.irdl import IRDLOperation, OpDef
from xdsl.irdl.operations import IRDLOperationInvT, get_accessors_from_op_def

from .inference import Shape, check_compatible, check_results, most_specific
from .properties import PropertyConstraint

Types: TypeAlias = Sequence[Attribute]
Properties: TypeAlias = Mapping[str, Attribute]
Regions: TypeAlias = Sequence[Region]


def integers(properties: Properties, name: str) -> Shape:
    """The numbers of a dense array among the properties; none where it is absent."""
    array = properties.get(name)
    return () if array is None else cast(DenseArrayBase[Any], array).get_values()


def integer(properties: Properties, name: str) -> int:
    """The value of an integer among the properties."""
    return cast(IntegerAttr[Any], properties[name]).value.data


# Verified combinations of types and properties that an op class remembers; then it forgets them all.
_REMEMBERED = 4096


def hlo_op(*, remembers: bool = True) -> Callable[[type[IRDLOperationInvT]], type[IRDLOperationInvT]]:
    """`irdl_op_definition`, whose messages name properties, and which verifies ops of one kind once.

    What has been verified is not verified again: programs repeat few combinations of types and properties, and a parser
    interns them, so that they are known by identity. (Remembered objects are kept alive: an identity is never reused.)
    An op whose verification looks at anything else (its regions, constants, symbols) is not to be remembered.
    """

    def define(cls: type[IRDLOperationInvT]) -> type[IRDLOperationInvT]:
        definition = OpDef.from_pyrdl(cls)
        for name, property in definition.properties.items():
            if isinstance(property.constr, PropertyConstraint):
                property.constr = replace(property.constr, property=name)
        for name, member in _members(definition, cls).items():
            setattr(cls, name, member)
        if remembers:
            setattr(cls, "verify_", _remembering(cls.verify_))  # noqa: B010 (pyright takes no other function)
        return cls

    return define


def _members(definition: OpDef, cls: type[IRDLOperation]) -> dict[str, Any]:
    """What `irdl_op_definition` adds to a class, without `parse` and `print`.

    xDSL parses the assembly format for these two, which costs more than all else; hloom's grammar and printer read the
    format of an op when they first meet it, and xDSL's own have the generic form.
    """
    assembly_format, definition.assembly_format = definition.assembly_format, None
    members = get_accessors_from_op_def(definition, getattr(cls, "verify_", None))
    definition.assembly_format = assembly_format
    return members


def _remembering(verify: Callable[[Any], None]) -> Callable[[Any], None]:
    known: dict[tuple[object, ...], list[Attribute]] = {}

    def verify_(self: IRDLOperation) -> None:
        seen: list[Attribute] = [*self.operand_types, *self.result_types, *self.properties.values()]
        key = (len(self.operands), len(self.results), *self.properties, *map(id, seen))
        if key in known:
            return
        verify(self)
        if len(known) >= _REMEMBERED:
            known.clear()
        known[key] = seen

    return verify_


class InfersTypes(IRDLOperation, ABC):
    """An op whose result types follow from its operands' types, its properties and its regions."""

    @classmethod
    @abstractmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        """The result types; raises `VerifyException` where operands and properties do not fit together.

        `operands` and `properties` satisfy the op's own constraints already.
        """

    def verify_(self) -> None:
        check_results(self, self.infer(self.operand_types, self.properties, self.regions))


class SameTypeOp(InfersTypes, ABC):
    """An op whose operands and result are of compatible types."""

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        check_compatible(operands, " (C1)")
        return [most_specific(operands)]
