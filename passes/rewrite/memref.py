"""Pattern constructors of the memref ops."""

from .constructors import constructors

__getattr__ = constructors("memref")
