"""Functions that programs call on their way down, as MLIR text at stage `loops` (read by `lowering/loops/library.py`)."""
