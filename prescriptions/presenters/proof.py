"""The sheet before it is issued: its pages."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from prescriptions.actions.handouts import Proof
from prescriptions.forms.routines import IssueForm
from prescriptions.presenters.handouts import PagePicture


@dataclass(frozen=True, slots=True)
class ProofPresenter:
    """Wraps a proof and the form in which its look was chosen."""

    proof: Proof
    form: IssueForm

    @property
    def version(self) -> int:
        return self.proof.version

    @property
    def length(self) -> str:
        count = self.proof.pdf.pages
        return "1 page" if count == 1 else f"{count} pages"

    @property
    def pages(self) -> list[PagePicture]:
        """The pictures of the pages, with the choices that made them in the address."""
        chosen = self.form.chosen()
        query = urlencode(chosen)
        routine = self.form.routine
        numbers = range(1, self.proof.pdf.pages + 1)
        return [
            PagePicture(number, f"{reverse('routine-page', args=[routine.pk, number])}?{query}", chosen["paper"])
            for number in numbers
        ]
