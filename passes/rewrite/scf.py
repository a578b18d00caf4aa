"""Pattern constructors of the scf ops."""

from .constructors import constructors

__getattr__ = constructors("scf")
