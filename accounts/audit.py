"""The one way to write an audit row."""

from django.db.models import Model

from accounts.models import AuditEvent, Clinic, User

Fact = str | int | bool | None | list[str]


def record(
    event: str, *, by: User | None, clinic: Clinic | None, subject: Model | None = None, **facts: Fact
) -> None:
    """Add one row. `facts` are codes and counts, never names or health data."""
    AuditEvent.objects.create(
        event=event,
        by=by,
        clinic=clinic,
        subject_type=subject._meta.model_name or "" if subject else "",
        subject_id=str(subject.pk) if subject else "",
        facts=facts,
    )
