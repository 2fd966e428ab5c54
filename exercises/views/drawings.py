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
COLUMNS: Final = ("svg", "width", "height")
AS_IT_IS: Final = "versions__pictures__drawing"
AS_A_LOOK: Final = "versions__pictures__drawing__looks__drawing"


@require_safe
@needs(Permission.READ_LIBRARY)
@gzip_page
def drawing(request: StaffRequest, sha256: str) -> HttpResponse:
    """Send the SVG, if an exercise of this clinic shows it; ?plate on the shared floor, ?look as that person."""
    using = request.clinic.exercises.filter(versions__pictures__drawing=sha256)
    look = request.GET.get("look", "")
    where = AS_A_LOOK if look else AS_IT_IS
    if look:
        using = using.filter(versions__pictures__drawing__looks__look=look, versions__pictures__drawing=sha256)
    found = using.values_list(*(f"{where}__{name}" for name in COLUMNS)).first()
    if found is None:
        raise Http404
    svg, width, height = found
    body = on_plate(svg, width, height) if "plate" in request.GET else svg
    headers = {"Cache-Control": FOR_A_YEAR, "Content-Security-Policy": CONTENT_POLICY}
    return HttpResponse(body, content_type="image/svg+xml", headers=headers)
