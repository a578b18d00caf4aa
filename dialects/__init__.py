"""What programs are made of: text to ops and back. A file (or package) a dialect; `text/` reads and prints."""
