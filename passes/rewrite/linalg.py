"""Pattern constructors of the linalg ops."""

from .constructors import constructors

__getattr__ = constructors("linalg")
