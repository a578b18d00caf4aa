"""The programs that the whole stack is tested and measured on."""
