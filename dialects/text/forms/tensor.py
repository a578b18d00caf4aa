"""Custom forms of `tensor`."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from xdsl.dialects.builtin import DenseArrayBase, i64
from xdsl.ir import Operation

from ..declarative import DeclarativeForms


class TensorForms(DeclarativeForms):
    name = "tensor"
    operations: ClassVar[Mapping[str, Sequence[str]]] = {"TENSOR_EXPAND_SHAPE": ["tensor.expand_shape"]}
    grammar = """
%extend operation_body: TENSOR_EXPAND_SHAPE USES tensor_plain "output_shape" tensor_indices [dictionary] colon_type "into" type -> tensor_expand_shape
"""

    def tensor_expand_shape(self, c: Sequence[Any]) -> Operation:
        head, uses, reassociation, (numbers, named), attributes, source, result = *c[:3], c[4], c[5], c[6], c[8]
        operand = self.reader.operands(uses, [source])
        sizes = [self.reader.value(name, offset) for name, offset in named]
        properties = {"reassociation": reassociation, "static_output_shape": DenseArrayBase.from_list(i64, numbers)}
        return self.reader.make(head, [*operand, *sizes], [result], properties, attributes)


FORMS = TensorForms
