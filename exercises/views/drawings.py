"""The drawings of a clinic's exercises."""

from typing import Final

from django.http import Http404, HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from exercises.plates import on_plate

# A drawing holds shapes only. Opened by itself it still runs nothing and fetches nothing.
CONTENT_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
# Its address is its content: another drawing has another address.
FOR_A_YEAR: Final = "private, max-age=31536000, immutable"
COLUMNS: Final = tuple(f"versions__pictures__drawing__{name}" for name in ("svg", "width", "height"))


@require_safe
@needs(Permission.READ_LIBRARY)
@gzip_page
def drawing(request: StaffRequest, sha256: str) -> HttpResponse:
    """Send the SVG, if an exercise of this clinic shows it; with ?plate, standing on the shared floor."""
    using = request.clinic.exercises.filter(versions__pictures__drawing=sha256)
    found = using.values_list(*COLUMNS).first()
    if found is None:
        raise Http404
    svg, width, height = found
    body = on_plate(svg, width, height) if "plate" in request.GET else svg
    headers = {"Cache-Control": FOR_A_YEAR, "Content-Security-Policy": CONTENT_POLICY}
    return HttpResponse(body, content_type="image/svg+xml", headers=headers)
