"""What a clinic prints on its sheets, set by whoever answers for its library."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.decorators import needs
from accounts.http import StaffRequest
from accounts.permissions import Permission
from prescriptions.actions.clinic import change_clinic
from prescriptions.forms.clinic import ClinicForm


@require_http_methods(["GET", "POST"])
@needs(Permission.EDIT_CLINIC)
def clinic_settings(request: StaffRequest) -> HttpResponse:
    """Show and change the settings of the person's own clinic."""
    form = ClinicForm(request.clinic, request.POST if request.method == "POST" else None)
    if form.is_valid():
        change_clinic(clinic=request.clinic, details=form.details(), by=request.user)
        messages.success(
            request, "Settings saved. The next sheets carry them. Sheets already given stay as they were."
        )
        return redirect("clinic-settings")
    return render(request, "clinic/settings.html", {"form": form}, status=422 if form.is_bound else 200)
