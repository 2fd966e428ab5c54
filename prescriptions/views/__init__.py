"""One verb a view."""
