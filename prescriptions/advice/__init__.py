"""Facts about a plan in, hints out, and CERT completeness. Nothing here blocks. Plain Python: no Django."""

from prescriptions.advice.advise import advise
from prescriptions.advice.cert import CERT, Cert, CertLine, LineReport, PlanReport, cert
from prescriptions.advice.facts import Line, Movement, PlanFacts
from prescriptions.advice.hints import Hint, HintLevel
from prescriptions.advice.progress import DiaryFacts, Feel, Proposal, Tried, diary_hints, propose
from prescriptions.advice.steps import Step, Variable, Way

__all__ = [
    "CERT",
    "Cert",
    "CertLine",
    "DiaryFacts",
    "Feel",
    "Hint",
    "HintLevel",
    "Line",
    "LineReport",
    "Movement",
    "PlanFacts",
    "PlanReport",
    "Proposal",
    "Step",
    "Tried",
    "Variable",
    "Way",
    "advise",
    "cert",
    "diary_hints",
    "propose",
]
