"""What staff and patients read, one property a line of text."""
