"""Writes the types of a dialect's pattern constructors, for type checkers: `hloom/passes/rewrite/stablehlo.pyi`.

python -m hloom.passes.rewrite.stubs DIALECT > my_package/DIALECT.pyi

The module beside it is two lines: `from hloom.passes.rewrite.constructors import constructors`, and
`__getattr__ = constructors("DIALECT")`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from json import dumps
from keyword import iskeyword
from typing import Any

from xdsl.dialects.builtin import DenseArrayBase, IntegerAttr, StringAttr
from xdsl.dialects.utils import EnumAttribute
from xdsl.irdl import IRDLOperation, OptOperandDef, OptPropertyDef, ParamAttrConstraint, VarOperandDef

from .constructors import Constructor, constructor, operations

_HEAD = '"""Pattern constructors of the {dialect} ops; written by `stubs.py`."""\n'


def stub(dialect: str) -> str:
    """The text of the stub file for a dialect's constructors."""
    ops = sorted((name, op) for name, op in operations(dialect).items() if name.isidentifier())
    body = "".join(_signature(name, op_class) for name, op_class in ops)
    return "\n".join([_HEAD.format(dialect=dialect), *_imports(body), body])


def _imports(body: str) -> Iterator[str]:
    """The imports that the constructors need, in the usual three groups."""
    standard = ("from collections.abc import Sequence", "from typing import Literal")
    yield from (line for line in standard if line.rpartition(" ")[2] + "[" in body)
    yield "\nfrom xdsl.ir import Attribute\n\nfrom hloom.passes.rewrite import terms as t\n"


def _signature(name: str, op_class: type[IRDLOperation]) -> str:
    """The constructor of an op; parameters without a default that come after one with are given by name."""
    lines, optional = [f"def {_safe(name)}("], False
    parameters = list(_parameters(constructor(op_class)))
    for parameter in parameters:
        has_default = parameter.endswith(" = ...")
        if optional and not has_default and "    *," not in lines:
            lines.append("    *,")
        optional |= has_default
        lines.append(f"    {parameter},")
    if not any(parameter.startswith("type:") for parameter in parameters):
        lines += [] if "    *," in lines else ["    *,"]
        lines.append("    type: t.Types = ...,")
    return "\n".join([*lines, ") -> t.OpPattern: ...", ""])


def _parameters(make: Constructor) -> Iterator[str]:
    for name, operand in make.operands:
        yield f"{_safe(name)}: {_operand(operand)}"
    definitions = make.op_class.get_irdl_definition().properties
    for name, own in make.properties.items():
        definition = definitions[own]
        default = " = ..." if isinstance(definition, OptPropertyDef) or definition.default_value is not None else ""
        yield f"{_safe(name)}: t.Attr | {_property(definition.constr)}{default}"
    for name in make.regions:
        yield f"{_safe(name)}: t.Region = ..."


def _safe(name: str) -> str:
    return f"{name}_" if iskeyword(name) else name


def _operand(definition: object) -> str:
    if isinstance(definition, OptOperandDef):
        return "t.Value | t.Values | Sequence[t.Value | t.Values] | None = ..."
    return "t.Values | Sequence[t.Value | t.Values]" if isinstance(definition, VarOperandDef) else "t.Value"


_FORMS: dict[type[Any], str] = {DenseArrayBase: "Sequence[int]", IntegerAttr: "int", StringAttr: "str"}


def _property(constraint: Any) -> str:
    """What a property may be in Python, beside a traced `Attr`."""
    bases: list[Any] = list(constraint.get_bases() or ())
    base = bases[0] if len(bases) == 1 else None
    if base is not None and issubclass(base, EnumAttribute):
        return f"Literal[{', '.join(dumps(str(member.value)) for member in base.enum_type)}] | Attribute"
    known = base is not IntegerAttr or isinstance(constraint, ParamAttrConstraint)
    return f"{_FORMS[base]} | Attribute" if base in _FORMS and known else "Attribute"


if __name__ == "__main__":
    sys.stdout.write(stub(sys.argv[1]))
