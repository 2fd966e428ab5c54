"""The author's preview: pictures with what the rules say of them, drawn again when a file changes.

Listens on this machine alone. The page asks once a second whether a file changed, and loads itself again if so; an
exercise is drawn again only when its own document, or the bases, changed.
"""

import html
import sys
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from .build import Library
from .lint import lint
from .looks import DEFAULT, LOOKS
from .reading import BASES, FigureError, read_bases
from .scene import compose_alike

PORT = 8040
Stamp = tuple[int, int]


class Preview:
    """The exercises shown, and their parts of the page as last drawn."""

    def __init__(self, library: Library, slugs: Sequence[str]) -> None:
        self.library = library
        self.slugs = tuple(slugs)
        self._drawn: dict[tuple[str, str], tuple[Stamp, str]] = {}

    def stamp(self, slug: str) -> Stamp:
        """When the document and the bases were last changed."""
        document, bases = (_changed(path) for path in (self.library.source(slug), BASES))
        return document, bases

    @property
    def state(self) -> str:
        """Another text after each change of a file."""
        return str(hash(tuple(self.stamp(slug) for slug in self.slugs)))

    def page(self, look: str) -> str:
        """All exercises in one look, as HTML."""
        state = self.state  # before drawing: a change meanwhile makes the page load itself again
        links = " ".join(f'<a href="/?look={name}">{name}</a>' for name in LOOKS)
        return _PAGE.format(state=state, links=links, body="\n".join(self._part(slug, look) for slug in self.slugs))

    def _part(self, slug: str, look: str) -> str:
        stamp = self.stamp(slug)
        kept = self._drawn.get((slug, look))
        if kept is None or kept[0] != stamp:
            read_bases.cache_clear()
            kept = stamp, self._draw(slug, look)
            self._drawn[slug, look] = kept
        return kept[1]

    def _draw(self, slug: str, look: str) -> str:
        try:
            pictures = compose_alike(self.library.spec(slug), (LOOKS[look],))[0]
        except FigureError as error:
            return _SECTION.format(slug=slug, pictures="", said=_listed(error.problems))
        drawn = "".join(
            f"<figure>{picture.drawing.svg.replace('<svg ', _SIZED.format(picture.drawing.width / 4), 1)}"
            f"<figcaption>{html.escape(picture.spec.label)}, {len(picture.drawing.svg.encode())} bytes</figcaption>"
            "</figure>"
            for picture in pictures
        )
        return _SECTION.format(slug=slug, pictures=drawn, said=_listed(map(str, lint(slug, pictures))))


_SIZED = '<svg style="width:{:.0f}px" '
_SECTION = "<section><h2>{slug}</h2>{pictures}<ul>{said}</ul></section>"
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Figures</title><style>
body {{ font: 16px sans-serif; margin: 16px }}
figure {{ display: inline-block; margin: 8px; vertical-align: bottom }}
li {{ color: #9c1f0c }}
</style></head><body><nav>{links}</nav>
{body}
<script>
setInterval(async () => {{
  if ((await (await fetch("/state")).text()) !== "{state}") location.reload();
}}, 1000);
</script></body></html>
"""


def _listed(said: "Sequence[str] | map[str]") -> str:
    return "".join(f"<li>{html.escape(line)}</li>" for line in said)


def _changed(path: Path) -> int:
    return path.stat().st_mtime_ns if path.is_file() else 0


def server(preview: Preview, port: int = PORT) -> ThreadingHTTPServer:
    """A server on 127.0.0.1 that is not running yet."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = urlsplit(self.path)
            look = parse_qs(asked.query).get("look", [DEFAULT])[0]
            if asked.path == "/state":
                self._send(preview.state, "text/plain")
            elif asked.path == "/" and look in LOOKS:
                self._send(preview.page(look), "text/html")
            else:
                self.send_error(404)

        def _send(self, text: str, kind: str) -> None:
            body = text.encode()
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing of each request."""

    return ThreadingHTTPServer(("127.0.0.1", port), Handler)


def serve(library: Library, slugs: Sequence[str]) -> int:
    """Serve until interrupted."""
    with server(Preview(library, slugs)) as running:
        sys.stdout.write(f"http://127.0.0.1:{PORT} (stop with Ctrl C)\n")
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            return 0
    return 0
