"""Doses beyond one line: several at once, the other side, and what a person usually begins with."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from prescriptions.actions import doses as actions
from prescriptions.actions.usual_doses import forget_usual_dose, keep_usual_dose
from prescriptions.forms.bulk import BulkDoseForm
from prescriptions.views.answers import find_item, find_routine, page, plan, tells_refusals


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def lines_dose(request: StaffRequest, pk: int) -> HttpResponse:
    """Change the dose of the ticked lines; an answer names each line that it does not fit."""
    found = find_routine(request, pk)
    form = BulkDoseForm(found.items.kept().select_related("version"), request.POST)
    if form.is_valid():
        try:
            actions.change_doses(routine=found, lines=form.seen, parts=form.parts, by=request.user)
        except actions.DosesDoNotFit as problem:
            form.add_misfits(problem.misfits)
        else:
            return plan(request, found, said=form.said, at="bulk", focus="bulk-open")
    if not request.htmx:
        return page(request, found, bulk=form)
    return plan(request, found, said="Nothing was changed: mend what is marked.", refused=True, bulk=form)


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def line_other_side(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Add the same exercise and dose for the other side, below the line."""
    found = find_routine(request, pk)
    other = actions.add_other_side(item=find_item(found, item_pk), by=request.user)
    return plan(
        request, found, said=f"Added {other.name} for the other side, without its note.", at=f"line-{other.pk}"
    )


@require_POST
@needs(Permission.PRESCRIBE)
@tells_refusals
def line_usual(request: StaffRequest, pk: int, item_pk: int) -> HttpResponse:
    """Keep the dose of a line as the person's usual one, or forget it; the routine stays as it is."""
    found = find_routine(request, pk)
    item = find_item(found, item_pk)
    keeps = request.POST.get("keep") == "yes"
    if keeps:
        keep_usual_dose(item=item, by=request.user)
        said = f"Kept: the next time that you add {item.name}, it comes with this dose."
    else:
        if item.version:
            forget_usual_dose(exercise=item.version.exercise, by=request.user)
        said = f"Forgotten: {item.name} comes with the dose of the library again."
    return plan(request, found, said=said, at=f"line-{item.pk}")
