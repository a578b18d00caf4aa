"""Pattern constructors of the math ops."""

from .constructors import constructors

__getattr__ = constructors("math")
