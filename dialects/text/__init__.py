"""Text to IR and back: the parser, the printer."""
