"""The form of one exercise: what was typed becomes a `Content`, or errors at their fields."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final

from django import forms
from django.http import QueryDict

from accounts.models import Clinic
from exercises.actions import content_of
from exercises.content import CODES, Content, DoNot, Fault, PictureContent
from exercises.dosage import DoseErrors, Phrase, TypicalDose
from exercises.forms.asked import DO_NOTS, ExerciseFields, layout_helper
from exercises.forms.clinician import FAULTS, typed_of_typical
from exercises.library import SideRule, TermKind
from exercises.library.checks import IMPLIED_TAGS
from exercises.models import Exercise, Kind
from exercises.presenters.card import Card, card_in_progress
from exercises.presenters.reading import Reading
from exercises.presenters.words import Words

KEEP: Final = ""
NO_WHY: Final = "Say why not: a reason helps people to keep to it."
NO_SAY: Final = "Write what not to do, or clear the reason."
NO_CUE: Final = "Write the cue that mends it, or clear the fault."
NO_FAULT: Final = "Write the fault that this cue mends, or clear the cue."

# The fields that form and content share as they are.
_SAME: Final = (
    *("name", "other_names", "purpose", "start", "steps", "feel", "do", "breathing", "easier", "harder"),
    *("progress_when", "type", "level", "seconds_per_repetition", "tags_judged", "source_claim", "source_citation"),
)


class ExerciseForm(ExerciseFields):
    """Everything that a version says. `content` is there once the form is valid.

    `exercise` is the one that is edited, `content` what it says now; both None for a new one.
    """

    def __init__(
        self,
        data: Any = None,
        *,
        clinic: Clinic,
        words: Words,
        exercise: Exercise | None,
        content: Content | None,
        seen: str,
    ) -> None:
        super().__init__(data, initial=content.dose if content else None)
        self.clinic, self.words, self.exercise, self.held = clinic, words, exercise, content
        self._phrase: Phrase | None = None
        self._do_not: tuple[DoNot, ...] = ()
        self._typical: TypicalDose | None = None
        self._faults: tuple[Fault, ...] = ()
        self._pictures: tuple[PictureContent, ...] = ()
        self.initial.update(typed_of_content(content) if content else {})
        self.initial["seen"] = seen
        self._offer(words)
        self.fields["pictures_of"].required = content is None
        self.helper = layout_helper()
        self.order_fields([pointer.name for pointer in self.helper.layout.get_field_names()])

    def _offer(self, words: Words) -> None:
        for name, kind in CODES.items():
            hinted = kind == Kind.TAG
            terms = words.of_kind(kind)
            self._choices(
                name, [(term.code, f"{term.label}. {term.hint}" if hinted else term.label) for term in terms]
            )
        self._choices("type", [(term.code, term.label) for term in words.of_kind(Kind.TYPE)])
        others = self.clinic.exercises.filter(current__isnull=False).order_by("current__name")
        pairs = [(slug, name) for slug, name in others.values_list("slug", "current__name")]
        rungs = [pair for pair in pairs if self.exercise is None or pair[0] != self.exercise.slug]
        keep = "The pictures that it has" if self.held else "Choose one"
        self._choices("pictures_of", [(KEEP, keep), *rungs])
        for name in ("easier_exercise", "harder_exercise"):
            self._choices(name, [("", "None"), *rungs])

    def _choices(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._phrase = self._clean_phrase()
        self._do_not = tuple(DoNot(*pair) for pair in self._pairs(DO_NOTS, NO_WHY, NO_SAY))
        self._typical = self.clean_typical(self.possible_dose)
        self._faults = tuple(Fault(*pair) for pair in self._pairs(FAULTS, NO_CUE, NO_FAULT))
        self._pictures = self._clean_pictures()
        self._clean_sides()
        self._clean_tags()
        self._clean_ladder()
        return cleaned

    def clean_name(self) -> str:
        """Two exercises of one name could be taken for each other."""
        name = str(self.cleaned_data["name"])
        others = self.clinic.exercises.filter(current__name__iexact=name)
        if self.exercise:
            others = others.exclude(pk=self.exercise.pk)
        if others.exists():
            raise forms.ValidationError("Another exercise has this name. Choose another one.")
        return name

    def _clean_phrase(self) -> Phrase | None:
        typed = self.cleaned_data
        if "action" not in typed or "hold_words" not in typed:
            return None
        try:
            return Phrase(
                typed["action"], typed["hold_words"], typed.get("limb") or None, typed.get("count_noun") or None
            )
        except DoseErrors as problems:
            for name, message in problems.errors.items():
                self.add_error({"hold": "hold_words"}.get(name, name), message)
        return None

    def _pairs(self, fields: Iterable[tuple[str, str]], no_second: str, no_first: str) -> Iterator[tuple[str, str]]:
        """The texts of each pair that is whole; of half a pair it is said at its field what is missing."""
        for first, second in fields:
            one, other = (self.cleaned_data.get(name, "") for name in (first, second))
            if one and other:
                yield one, other
            elif one and second not in self.errors:
                self.add_error(second, no_second)
            elif other and first not in self.errors:
                self.add_error(first, no_first)

    def _clean_pictures(self) -> tuple[PictureContent, ...]:
        slug = self.cleaned_data.get("pictures_of", KEEP)
        if slug == KEEP:
            return self.held.pictures if self.held else ()
        other = self.clinic.exercises.select_related("current").get(slug=slug, current__isnull=False)
        return content_of(other.current).pictures if other.current else ()

    def _clean_sides(self) -> None:
        rule = SideRule(self.cleaned_data.get("sides") or SideRule.NONE)
        if "sides" in self.errors:
            return
        if self._dose and self._dose.side not in rule.allowed:
            says = "has no sides. Choose “No sides”" if rule is SideRule.NONE else "has sides. Choose which"
            self.add_error("side", f"This exercise {says}, or change Sides further down.")
            self._dose = None
        if rule is SideRule.NONE and self.cleaned_data.get("limb"):
            self.add_error("limb", "This exercise has no sides, so no limb is ever named. Choose nothing.")
        if rule is not SideRule.NONE and not self.cleaned_data.get("limb") and "limb" not in self.errors:
            self.add_error("limb", "This exercise has sides. Choose what the sheet names, such as leg.")

    def _clean_tags(self) -> None:
        """A position or a band brings its safety tags: nobody lies down without the rules hearing of it."""
        ticked = set(self.cleaned_data.get("tags", []))
        missing = {
            tag
            for name, kind in CODES.items()
            for code in self.cleaned_data.get(name, [])
            for tag in IMPLIED_TAGS.get((TermKind(kind), code), frozenset()) - ticked
        }
        if missing and "tags" not in self.errors:
            named = ", ".join(f"“{label}”" for label in self.words.labels(Kind.TAG, missing))
            self.add_error("tags", f"The position or the band brings {named}. Tick them too.")

    def _clean_ladder(self) -> None:
        easier = self.cleaned_data.get("easier_exercise")
        if easier and easier == self.cleaned_data.get("harder_exercise"):
            self.add_error("harder_exercise", "This is chosen as the easier one already. Choose another.")

    @property
    def content(self) -> Content:
        """What was typed. Raises ValueError while the form is not valid."""
        if not self.is_valid() or self._phrase is None:
            raise ValueError("There is no content: ask is_valid() first.")
        typed = self.cleaned_data
        same: dict[str, Any] = {name: typed[name] for name in _SAME}
        codes: dict[str, Any] = {name: tuple(sorted(typed[name])) for name in CODES}
        return Content(
            **same,
            **codes,
            easier_exercise=typed["easier_exercise"] or None,
            harder_exercise=typed["harder_exercise"] or None,
            side=typed["sides"],
            phrase=self._phrase,
            dose=self.dose,
            typical=self._typical,
            faults=self._faults,
            do_not=self._do_not,
            pictures=self._pictures,
        )

    @property
    def draft_seen(self) -> str | None:
        """The digest of the draft that the person had before them; None for a new exercise."""
        return str(self.cleaned_data["seen"]) if self.exercise else None

    def refuse(self, message: str, *, seen: str) -> None:
        """Say why it was not saved. What was typed stays, and may be saved over the draft that is there now."""
        self.add_error(None, f"{message} Saving again replaces it.")
        if isinstance(self.data, QueryDict):
            self.data = self.data.copy()
            self.data["seen"] = seen

    @property
    def reading(self) -> Reading:
        """How hard the card is to read."""
        return Reading(self.card)

    @cached_property
    def card(self) -> Card:
        """The card of what is typed so far, right or not; without data, of what the form began with."""
        if not self.is_bound:
            typed, pictures = dict(self.initial), self.held.pictures if self.held else ()
            dose, phrase = (self.held.dose, self.held.phrase) if self.held else (None, None)
            do_not = self.held.do_not if self.held else ()
        else:
            self.is_valid()
            typed, pictures, do_not = self.cleaned_data, self._pictures, self._do_not
            dose, phrase = self.possible_dose, self._phrase
        return card_in_progress(typed=typed, do_not=do_not, pictures=pictures, dose=dose, phrase=phrase)


def typed_of_content(content: Content) -> dict[str, Any]:
    """What a person would type for `content`, besides the dose."""
    return {
        **{name: getattr(content, name) for name in _SAME},
        **{name: list(getattr(content, name)) for name in CODES},
        **_typed_pairs(DO_NOTS, [(line.say, line.why) for line in content.do_not]),
        **_typed_pairs(FAULTS, [(line.fault, line.cue) for line in content.faults]),
        **typed_of_typical(content.typical),
        "easier_exercise": content.easier_exercise or "",
        "harder_exercise": content.harder_exercise or "",
        "sides": content.side,
        "action": content.phrase.action,
        "hold_words": content.phrase.hold,
        "limb": content.phrase.limb or "",
        "count_noun": content.phrase.count_noun or "",
    }


def _typed_pairs(fields: Sequence[tuple[str, str]], pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {
        name: text
        for names, texts in zip(fields, pairs, strict=False)
        for name, text in zip(names, texts, strict=True)
    }
