"""The handout document as canonical JSON and back: the form in which a given sheet is kept for ever."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import cast

from pydantic import TypeAdapter, ValidationError

from prescriptions.handouts.document import SCHEMA, HandoutDocument
from prescriptions.handouts.parts import DocumentError

LATER = frozenset({"beside"})
"""Fields of a later release: left out where they are empty, so that older sheets keep their fingerprint."""
_STRICT = TypeAdapter(HandoutDocument)


def to_canonical_json(document: HandoutDocument) -> bytes:
    """The document as UTF-8 JSON: keys sorted, texts in NFC, no floats, no spaces between tokens.

    Raises DocumentError for a value that has no exact form in JSON.
    """
    data = {"schema": SCHEMA, "document": _plain(document)}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def from_json(data: bytes) -> HandoutDocument:
    """The document that `to_canonical_json` wrote.

    Raises DocumentError for another schema, an unknown key, a missing key or a value of the wrong type.
    """
    try:
        outer = json.loads(data, parse_float=_refuse_float)
    except ValueError as error:
        raise DocumentError(f"The stored sheet is not readable: {error}") from error
    if not isinstance(outer, dict) or set(outer) != {"schema", "document"}:
        raise DocumentError("The stored sheet is not a handout document.")
    if outer["schema"] != SCHEMA:
        raise DocumentError(f"The stored sheet has schema {outer['schema']}; this program reads {SCHEMA}.")
    try:
        return _STRICT.validate_json(json.dumps(outer["document"]), strict=True)
    except ValidationError as error:
        first = error.errors()[0]
        path = ".".join(str(step) for step in first["loc"])
        raise DocumentError(f"The stored sheet is damaged at {path}: {first['msg']}") from error


def digest(document: HandoutDocument) -> str:
    """SHA-256 of the canonical JSON, as 64 hexadecimal digits: the fingerprint of a sheet."""
    return hashlib.sha256(to_canonical_json(document)).hexdigest()


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: _plain(part) for name, part in held.items() if part is not None or name not in LATER}
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {cast(str, key): _plain(item) for key, item in value.items()}
    raise DocumentError(f"A sheet cannot hold a {type(value).__name__}. Use whole numbers or words.")


def _refuse_float(text: str) -> None:
    raise DocumentError(f"The stored sheet holds the number {text}; a sheet holds whole numbers only.")
