"""Pattern constructors of the arith ops."""

from .constructors import constructors

__getattr__ = constructors("arith")
