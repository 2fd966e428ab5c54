"""Facts about a plan in, hints out, and CERT completeness. Nothing here blocks. Plain Python: no Django."""

from prescriptions.advice.advise import advise
from prescriptions.advice.cert import CERT, Cert, CertLine, LineReport, PlanReport, cert
from prescriptions.advice.facts import Line, Movement, PlanFacts
from prescriptions.advice.hints import Hint, HintLevel

__all__ = [
    "CERT",
    "Cert",
    "CertLine",
    "Hint",
    "HintLevel",
    "Line",
    "LineReport",
    "Movement",
    "PlanFacts",
    "PlanReport",
    "advise",
    "cert",
]
