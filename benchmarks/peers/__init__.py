"""The same sheet by other engines: straightforward documents, as one would write them first."""
