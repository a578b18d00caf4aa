"""Custom forms of `vector`."""

from ..declarative import DeclarativeForms


class VectorForms(DeclarativeForms):
    name = "vector"


FORMS = VectorForms
