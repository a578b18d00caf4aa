"""Custom forms of `math`."""

from ..declarative import DeclarativeForms


class MathForms(DeclarativeForms):
    name = "math"


FORMS = MathForms
