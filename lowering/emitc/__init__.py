"""From loops to C as ops: pointers, linear subscripts, variables (stage `loops` to `emitc`)."""
