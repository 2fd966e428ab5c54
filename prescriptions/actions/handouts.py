"""Issue a handout: what the patient is given is frozen, whole or not at all."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from accounts.audit import record
from accounts.models import User
from prescriptions import policies
from prescriptions.actions.endings import end_routine
from prescriptions.handouts import preflight
from prescriptions.handouts.codec import digest, from_json, to_canonical_json
from prescriptions.handouts.compose import Edition, Options, Sheet, compose
from prescriptions.handouts.document import HandoutDocument
from prescriptions.handouts.pdf import Pdf, RenderProblem
from prescriptions.handouts.preflight import Level, PreflightFinding
from prescriptions.handouts.pressroom import render
from prescriptions.models import EndingKind, Handout, Others, Routine

KEEP_PRINTED_SECONDS: Final = 600


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed sheet and what another reader found in it."""

    pdf: Pdf
    findings: tuple[PreflightFinding, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A sheet as it would be issued now: what is looked at is what is kept."""

    sheet: Sheet
    printed: Printed
    version: int
    revision: int

    @property
    def pdf(self) -> Pdf:
        return self.printed.pdf

    def check(self) -> None:
        """Raise RenderProblem where the print does not hold all that the patient must read."""
        for finding in self.printed.findings:
            if finding.level is Level.ERROR:
                raise RenderProblem(f"{finding.message} ({finding.where})")


def next_version(routine: Routine) -> int:
    """Return the number that the next sheet of this routine gets."""
    newest = routine.handouts.order_by("-version").only("version").first()
    return newest.version + 1 if newest else 1


def _before(routine: Routine, version: int) -> HandoutDocument | None:
    """Return the document of the sheet before this version, against which its changes are marked."""
    given = routine.handouts.filter(version=version - 1).only("document").first()
    return from_json(given.document.encode()) if given else None


def proof(*, routine: Routine, options: Options, by: User) -> Proof:
    """Compose and print the sheet without keeping it.

    Raises DocumentError or RenderProblem, each with a sentence of help, where it must not be printed.
    """
    version = next_version(routine)
    edition = Edition(version=version, issued=timezone.localdate(), by=by, before=_before(routine, version))
    sheet = compose(routine, clinic=routine.clinic, options=options, edition=edition)
    return Proof(sheet, _printed(sheet), version, routine.revision)


def _printed(sheet: Sheet) -> Printed:
    """Print a sheet and read it back, or return what was printed of the very same document a moment ago."""
    key = f"printed-{digest(sheet.document)}"
    kept = cache.get(key)
    if isinstance(kept, Printed):
        return kept
    pdf = render(sheet.document, sheet.pictures)
    made = Printed(pdf, preflight.check(sheet.document, pdf))
    cache.set(key, made, KEEP_PRINTED_SECONDS)
    return made


def issue(
    *, routine: Routine, options: Options, seen_revision: int, by: User, others: Others | None = None
) -> Handout:
    """Keep the sheet for good and return it. Raises NotNow, DocumentError or RenderProblem with a sentence of help.

    `others`: what becomes of the live sheets that the patient has from other routines; unless said, what the
    routine holds of it.

    `seen_revision` is the state that was looked at; if the routine has changed since, nothing is issued.
    Issuing the same state in the same form again returns the sheet that there is, unless what is known of the
    patient now forbids it.
    """
    policies.check_can_issue(routine)
    if (same := _same_as_newest(routine, options, seen_revision)) is not None:
        return same
    others = others or (Others(routine.others) if routine.others else None)
    policies.check_says_of_others(policies.sheets_beside(routine), others)
    made = proof(routine=routine, options=options, by=by)  # printing takes a second: not inside the transaction
    made.check()
    with transaction.atomic():
        locked = Routine.objects.select_for_update(of=("self",)).get(pk=routine.pk)
        if locked.revision != seen_revision or made.revision != seen_revision:
            raise policies.NotNow("The routine was changed since you looked at it. Look again, then issue it.")
        same = _same_as_newest(locked, options, seen_revision)
        if same is not None and same.issued_by_id == by.pk:
            return same  # the button was pressed twice
        if next_version(locked) != made.version:
            raise policies.NotNow("Somebody issued this routine just now. Look at their sheet first.")
        policies.check_can_issue(locked)  # a precaution may have been written down while it was printed
        policies.check_says_of_others(beside := policies.sheets_beside(locked), others)
        handout = _keep(locked, made, options, by)
        if others is Others.REPLACE:
            _end_all(beside, handout, by)
    return handout


def _end_all(sheets: Iterable[Handout], handout: Handout, by: User) -> None:
    """Stop the routines of the sheets in whose place `handout` was issued."""
    reason = f"Replaced by “{handout.routine.title}”."
    for sheet in sheets:
        end_routine(routine=sheet.routine, kind=EndingKind.STOPPED, reason=reason, by=by, successor=handout)


def _same_as_newest(routine: Routine, options: Options, revision: int) -> Handout | None:
    """Return the newest sheet if it would be the very same one again; a name put right makes another one."""
    newest = routine.handouts.select_related("issued_by").defer("document", "pdf").order_by("-version").first()
    if newest is None or newest.routine_revision != revision or routine.revision != revision:
        return None
    edition = Edition(
        version=newest.version,
        issued=timezone.localdate(newest.issued_at),
        by=newest.issued_by,
        before=_before(routine, newest.version),
    )
    again = compose(routine, clinic=routine.clinic, options=options, edition=edition)
    return newest if digest(again.document) == newest.document_sha256 else None


def _keep(routine: Routine, made: Proof, options: Options, by: User) -> Handout:
    document = made.sheet.document
    handout = Handout.objects.create(
        clinic=routine.clinic,
        routine=routine,
        patient=routine.patient,
        version=made.version,
        routine_revision=made.revision,
        supersedes=routine.handouts.order_by("-version").first(),
        language=document.language.partition("-")[0],
        print_size=options.print_size,
        paper=options.paper,
        black_and_white=options.black_and_white,
        document=to_canonical_json(document).decode(),
        document_sha256=digest(document),
        pdf=made.pdf.content,
        pdf_sha256=hashlib.sha256(made.pdf.content).hexdigest(),
        pages=made.pdf.pages,
        issued_at=timezone.now(),
        issued_by=by,
    )
    version, sha256 = handout.version, handout.document_sha256
    record("handout-issued", by=by, clinic=routine.clinic, subject=handout, version=version, document=sha256)
    return handout
