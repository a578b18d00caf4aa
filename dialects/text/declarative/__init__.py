"""xDSL's `assembly_format` strings as grammar: one rule for each *shape*, shared by all operations that have it.

A format's elements become grammar symbols and, beside them, what takes the symbols' values up (`parts.py`,
`convert.py`). Neighbouring operands are one USES token and neighbouring types one list, since that is how fat tokens
come. What the text leaves out (types that follow from others) is inferred by xDSL's own `FormatProgram` (`forms.py`).
"""

from .forms import DeclarativeForms, placed
from .integers import dimension_numbers, integer_array, integer_attribute, signed_integer
from .parts import Custom, Filling, Part, Unsupported

__all__ = [
    "Custom",
    "DeclarativeForms",
    "Filling",
    "Part",
    "Unsupported",
    "dimension_numbers",
    "integer_array",
    "integer_attribute",
    "placed",
    "signed_integer",
]
