"""Custom forms of `interpreter`."""

from ..declarative import DeclarativeForms


class InterpreterForms(DeclarativeForms):
    name = "interpreter"


FORMS = InterpreterForms
