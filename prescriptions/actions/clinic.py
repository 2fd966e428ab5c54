"""Change what a clinic prints on its sheets."""

from dataclasses import asdict, dataclass

from django.db import transaction

from accounts.audit import record
from accounts.models import Clinic, User


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicDetails:
    """What the library admin sets for the clinic, already checked by the form. Pain is 0 to 10."""

    name: str
    address: str
    phone: str
    hours: str
    emergency_number: str
    locale: str
    time_zone: str
    paper: str
    pain_green: int
    pain_amber: int
    look: str
    bands: str
    supine_limit_minutes: int | None


@transaction.atomic
def change_clinic(*, clinic: Clinic, details: ClinicDetails, by: User) -> Clinic:
    """Change the settings, and record which. Sheets already given keep what they said."""
    locked = Clinic.objects.select_for_update().get(pk=clinic.pk)
    changed = [name for name, value in asdict(details).items() if getattr(locked, name) != value]
    for name in changed:
        setattr(locked, name, getattr(details, name))
    locked.full_clean()
    if changed:
        locked.save(update_fields=changed)
        record("clinic-changed", by=by, clinic=locked, subject=locked, fields=changed)
    return locked
