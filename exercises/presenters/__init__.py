"""What the pages of the library say: one property, one line of text."""
