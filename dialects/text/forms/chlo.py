"""Custom forms of `chlo`."""

from ..declarative import DeclarativeForms


class ChloForms(DeclarativeForms):
    name = "chlo"


FORMS = ChloForms
