"""Custom forms of `complex`."""

from ..declarative import DeclarativeForms


class ComplexForms(DeclarativeForms):
    name = "complex"


FORMS = ComplexForms
