"""hloom: XLA, woven in Python."""
