"""How completely the plan is described, said to the clinician."""

from prescriptions import facts
from prescriptions.advice import cert
from prescriptions.models import Routine
from prescriptions.presenters.finding_checks import Check


def cert_check(routine: Routine) -> Check:
    """How completely the plan is described, by CERT; a hint for the clinician, never a block."""
    score = cert(facts.plan_report(routine, facts.items_of(routine), routine.changed_by))
    missing = "; ".join(line.asks.lower() for line in score.missing)
    return Check("", "Note", f"{score.summary}." + (f" Not on record: {missing}." if missing else ""))
