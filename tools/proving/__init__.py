"""Proofs of rules by running: both sides of generated instances in the interpreter, on edge values."""

from .counterexample import Counterexample
from .instances import DTYPES
from .proof import Proof, prove

__all__ = ["DTYPES", "Counterexample", "Proof", "prove"]
