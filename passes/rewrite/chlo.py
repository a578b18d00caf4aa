"""Pattern constructors of the chlo ops."""

from .constructors import constructors

__getattr__ = constructors("chlo")
