"""Functions that programs call on their way down, as MLIR text at stage `loops`; see `loops/library.py`."""
