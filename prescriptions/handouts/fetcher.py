"""What a sheet may load while it is printed: its own drawings and nothing else."""

import hashlib
import re
from dataclasses import dataclass, field

SCHEME = "picture:"
_DATA = re.compile(r"data:image/svg\+xml;base64,[A-Za-z0-9+/=]+\Z")


class RefusedAddress(ValueError):
    """An address that is no drawing of this sheet."""


@dataclass
class Drawings:
    """The drawings of one sheet by the fingerprint of their text, so that a stale one cannot be met."""

    by_address: dict[str, bytes] = field(default_factory=dict)

    def add(self, svg: str) -> str:
        """Keep a drawing and return its address."""
        body = svg.encode()
        address = SCHEME + hashlib.sha256(body).hexdigest()
        self.by_address[address] = body
        return address

    def read(self, address: str) -> bytes:
        """The drawing at an address. Raises RefusedAddress for anything else: files, hosts, other data."""
        if address in self.by_address:
            return self.by_address[address]
        raise RefusedAddress(f"A sheet loads nothing from {address[:60]}.")


def is_own_data(address: str) -> bool:
    """Whether the address is a drawing written into the style sheet itself."""
    return _DATA.fullmatch(address) is not None
