"""What the printer is made of: names, aliases, and the text of attributes, formats and forms."""
