"""PDFium reads finished PDFs back. It may be used by one thread of a process at a time."""

from threading import Lock

PDFIUM = Lock()
"""Held by everything that opens a PDF with PDFium."""
