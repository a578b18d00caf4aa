"""What the tools share: arguments, files, and how a failure is reported. No dialect is imported at load time."""
