"""People, clinics, who works where, and what was done."""

from accounts.models.audit_event import AuditEvent
from accounts.models.clinic import BandMaterial, Clinic
from accounts.models.membership import Membership, Role
from accounts.models.user import User

__all__ = ["AuditEvent", "BandMaterial", "Clinic", "Membership", "Role", "User"]
