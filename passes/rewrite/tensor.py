"""Pattern constructors of the tensor ops."""

from .constructors import constructors

__getattr__ = constructors("tensor")
