"""A routine to start from: it came with Regimen, or a clinician kept it. It names exercises, not their versions."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from accounts.models import Clinic, User
from exercises.models import Advice, Exercise
from exercises.models.version import Origin, Review
from prescriptions.models.item import Section


class TemplateQuerySet(models.QuerySet["Template"]):
    def open_to(self, user: User) -> "TemplateQuerySet":
        """Return the clinic's and the person's own, archived or not: own first, what shipped last."""
        mine = self.filter(Q(owner__isnull=True) | Q(owner=user))
        return mine.order_by(F("owner").desc(nulls_last=True), "origin", "pk")

    def active(self) -> "TemplateQuerySet":
        """Return those that are not archived."""
        return self.filter(archived_at__isnull=True)

    def with_lines(self) -> "TemplateQuerySet":
        """Read along what a page shows of the lines, in as many queries for many as for one."""
        return self.select_related("owner", "created_by").prefetch_related(
            models.Prefetch("items", TemplateItem.objects.select_related("exercise__current", "advice")),
            "items__exercise__current__pictures",
        )


class Template(models.Model):
    """The title and the lines of a routine that is often prescribed. Starting from it never changes it."""

    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="templates")
    code = models.SlugField(max_length=40, blank=True, help_text="Names a template that ships; empty for others.")
    origin = models.CharField(max_length=8, choices=Origin.choices)
    owner = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="templates",
        help_text="Whose own it is; none for the clinic's.",
    )  # fmt: skip
    title = models.CharField(max_length=80)
    purpose = models.CharField(max_length=160, blank=True, help_text="One line: for whom it is.")
    weeks = models.PositiveSmallIntegerField(
        default=4, validators=[MinValueValidator(1), MaxValueValidator(12)], help_text="Length of the diary."
    )
    missing = models.JSONField(
        default=list, blank=True, help_text="Exercises that it names and that the clinic's library does not hold."
    )
    review = models.CharField(max_length=10, choices=Review.choices, default=Review.UNSIGNED)
    source_claim = models.CharField(max_length=300, blank=True)
    source_citation = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    archived_at = models.DateTimeField(null=True, blank=True)
    archived_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = TemplateQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "code"], condition=~Q(code=""), name="template_code_once_a_clinic"
            ),
            models.CheckConstraint(
                condition=(Q(origin=Origin.SHIPPED, owner__isnull=True) & ~Q(code=""))
                | Q(origin=Origin.CLINIC, code="", created_by__isnull=False),
                name="template_shipped_by_code_or_made_by_someone",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="template_has_a_title"),
            models.CheckConstraint(condition=Q(weeks__range=(1, 12)), name="template_weeks_fit_a_diary"),
            models.CheckConstraint(
                condition=Q(origin__in=Origin.values) & Q(review__in=Review.values),
                name="template_origin_and_review_are_known",
            ),
            models.CheckConstraint(
                condition=Q(archived_at__isnull=True, archived_by__isnull=True)
                | Q(archived_at__isnull=False, archived_by__isnull=False),
                name="template_archived_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"Template {self.pk}"


class TemplateItem(models.Model):
    """A line of a template: an exercise, with its usual dose unless one is written here, or advice."""

    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="items")
    section = models.PositiveSmallIntegerField(choices=Section.choices, default=Section.MAIN)
    position = models.PositiveIntegerField(help_text="Order within the section.")
    exercise = models.ForeignKey(
        Exercise, null=True, blank=True, on_delete=models.PROTECT, related_name="template_items"
    )
    dose = models.JSONField(null=True, blank=True, help_text="As exercises.dosage writes it; none for the usual one.")
    advice = models.ForeignKey(Advice, null=True, blank=True, on_delete=models.PROTECT, related_name="template_items")
    note = models.CharField(max_length=200, blank=True, help_text="Printed on the card.")

    class Meta:
        ordering = ["section", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["template", "section", "position"], name="template_item_place_once_a_template"
            ),
            models.CheckConstraint(
                condition=Q(exercise__isnull=False, advice__isnull=True)
                | Q(exercise__isnull=True, dose__isnull=True, advice__isnull=False),
                name="template_item_is_exercise_or_advice",
            ),
            models.CheckConstraint(condition=Q(section__in=Section.values), name="template_item_section_is_known"),
        ]

    def __str__(self) -> str:
        return f"Line {self.pk} of template {self.template_id}"

    @property
    def is_offered(self) -> bool:
        """Whether it can be prescribed now: advice, or an exercise that is published and not withdrawn."""
        return self.exercise is None or (self.exercise.current is not None and self.exercise.withdrawn_at is None)

    @property
    def name(self) -> str:
        """The name of the exercise as it is published now, or of the advice."""
        if self.exercise is None:
            return str(self.advice)
        return self.exercise.current.name if self.exercise.current else words_of_slug(self.exercise.slug)


def words_of_slug(slug: str) -> str:
    """Return a name for an exercise of which only the slug is known: `partial-crunch` is `Partial crunch`."""
    return slug.replace("-", " ").capitalize()
