"""Custom forms of `linalg_ext`."""

from ..declarative import DeclarativeForms


class LinalgExtForms(DeclarativeForms):
    name = "linalg_ext"


FORMS = LinalgExtForms
