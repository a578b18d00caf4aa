"""What changes a program without leaving its level."""
