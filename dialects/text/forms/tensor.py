"""Custom forms of `tensor`."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from xdsl.ir import Attribute, Operation

from ..declarative import DeclarativeForms, integer_array


class TensorForms(DeclarativeForms):
    name = "tensor"
    operations: ClassVar[Mapping[str, Sequence[str]]] = {"TENSOR_EXPAND_SHAPE": ["tensor.expand_shape"]}
    grammar = """
tensor_into: colon_type "into" type
tensor_sizes: "output_shape" tensor_indices                                   -> second
%extend operation_body: TENSOR_EXPAND_SHAPE USES tensor_plain tensor_sizes [dictionary] tensor_into -> tensor_expanded
"""

    def tensor_into(self, c: Sequence[Any]) -> tuple[Attribute, Attribute]:
        return c[0], c[2]

    def tensor_expanded(self, c: Sequence[Any]) -> Operation:
        head, uses, reassociation, (numbers, named), attributes, (source, result) = c
        operand = self.reader.operands(uses, [source])
        sizes = [self.reader.value(name, offset) for name, offset in named]
        static = integer_array(self.reader, numbers, self.reader.at(3))
        properties: dict[str, Attribute] = {"reassociation": reassociation, "static_output_shape": static}
        return self.reader.make(head, [*operand, *sizes], [result], properties, attributes)


FORMS = TensorForms
