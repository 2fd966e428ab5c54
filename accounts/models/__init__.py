"""People, clinics, who works where, and what was done."""

from accounts.models.audit_event import AuditEvent
from accounts.models.clinic import Clinic
from accounts.models.membership import Membership, Role
from accounts.models.user import User

__all__ = ["AuditEvent", "Clinic", "Membership", "Role", "User"]
