"""Custom forms of `check`."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from xdsl.ir import Attribute, Operation

from ...stablehlo.properties import UI64
from ..declarative import DeclarativeForms, integer_attribute


class CheckForms(DeclarativeForms):
    """`expect_close` has its attributes after the colon, before the types."""

    name = "check"
    operations: ClassVar[Mapping[str, Sequence[str]]] = {"CHECK_CLOSE": ["check.expect_close"]}
    grammar = """
check_close: CHECK_CLOSE USES "," "max_ulp_difference" "=" NUMBER ["," "min_ulp_difference" "=" NUMBER]
%extend operation_body: check_close types                                     -> check_plain_close
    | check_close ":" dictionary type_list                                    -> check_attributed_close
"""

    def check_close(self, c: Sequence[Any]) -> tuple[Any, Any, dict[str, Attribute]]:
        places = {"max_ulp_difference": 5, "min_ulp_difference": 9}
        given = {name: at for name, at in places.items() if c[at] is not None}
        properties: dict[str, Attribute] = {
            name: integer_attribute(self.reader, c[at].value, UI64, self.reader.at(at)) for name, at in given.items()
        }
        return c[0], c[1], properties

    def check_plain_close(self, c: Sequence[Any]) -> Operation:
        (head, uses, properties), types = c
        return self.reader.make(head, self.reader.operands(uses, types), (), properties)

    def check_attributed_close(self, c: Sequence[Any]) -> Operation:
        (head, uses, properties), _, attributes, types = c
        return self.reader.make(head, self.reader.operands(uses, types), (), properties, attributes)


FORMS = CheckForms
