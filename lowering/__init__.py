"""What takes programs one level down, and the ends: C and the interpreter."""
