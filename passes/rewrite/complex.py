"""Pattern constructors of the complex ops."""

from .constructors import constructors

__getattr__ = constructors("complex")
