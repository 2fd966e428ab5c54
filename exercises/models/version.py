"""A version of an exercise: everything that prescriber and patient read. Frozen once published."""

from django.db import models
from django.db.models import Q

from accounts.models import User
from exercises.models.exercise import Exercise
from exercises.models.term import Term


class SideBehaviour(models.TextChoices):
    NONE = "none", "No sides"
    EACH = "each", "One side, then the other"
    ALTERNATE = "alternate", "Sides take turns"


class Level(models.TextChoices):
    EASY = "easy", "Easy"
    MEDIUM = "medium", "Medium"
    HARD = "hard", "Hard"


class Origin(models.TextChoices):
    SHIPPED = "shipped", "Came with Regimen"
    CLINIC = "clinic", "Written in the clinic"


class Review(models.TextChoices):
    UNSIGNED = "unsigned", "Not yet signed by a clinician"
    SIGNED = "signed", "Signed by a clinician"


class ExerciseVersion(models.Model):
    """One wording of an exercise. `published_at` is empty while it is a draft."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    origin = models.CharField(max_length=8, choices=Origin.choices)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    name = models.CharField(max_length=60)
    other_names = models.JSONField(default=list, blank=True)
    purpose = models.CharField(max_length=160)
    start = models.CharField(max_length=240)
    steps = models.JSONField(default=list)
    feel = models.CharField(max_length=160)
    do = models.JSONField(default=list)
    do_not = models.JSONField(default=list, help_text='[{"say": "Do not …", "why": "It …"}]')
    breathing = models.CharField(max_length=160)
    easier = models.CharField(max_length=160)
    harder = models.CharField(max_length=160)
    progress_when = models.CharField(max_length=200)
    easier_exercise = models.ForeignKey(Exercise, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    harder_exercise = models.ForeignKey(Exercise, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    type = models.CharField(max_length=20)
    level = models.CharField(max_length=8, choices=Level.choices)
    side = models.CharField(max_length=10, choices=SideBehaviour.choices)
    terms = models.ManyToManyField(Term, related_name="versions")
    tags_judged = models.BooleanField(default=False, help_text="Each safety tag was judged, yes or no.")
    phrase = models.JSONField(help_text='How the dose is said: {"action": "Lift", "hold": "Stay up", "limb": null}')
    dose = models.JSONField(help_text="The default dose, as exercises.dosage writes it.")
    typical = models.JSONField(null=True, blank=True, help_text="The typical range of doses, for the clinician.")
    faults = models.JSONField(null=True, blank=True, help_text='For the clinician: [{"fault": "…", "cue": "…"}]')
    seconds_per_repetition = models.PositiveSmallIntegerField()
    source_claim = models.CharField(max_length=300)
    source_citation = models.CharField(max_length=300)
    review = models.CharField(max_length=10, choices=Review.choices, default=Review.UNSIGNED)

    class Meta:
        ordering = ["exercise", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["exercise", "number"], name="version_number_once_an_exercise"),
            models.UniqueConstraint(
                fields=["exercise"],
                condition=Q(published_at__isnull=True),
                name="version_one_draft_an_exercise",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(published_at__isnull=False, published_by__isnull=False)
                | Q(published_at__isnull=False, origin=Origin.SHIPPED),
                name="version_published_by_someone_or_shipped",
            ),
            models.CheckConstraint(condition=~Q(name="") & Q(number__gte=1), name="version_is_named_and_numbered"),
            models.CheckConstraint(condition=Q(seconds_per_repetition__gte=1), name="version_takes_time"),
            models.CheckConstraint(
                condition=Q(side__in=SideBehaviour.values) & Q(level__in=Level.values),
                name="version_side_and_level_are_known",
            ),
            models.CheckConstraint(
                condition=Q(origin__in=Origin.values) & Q(review__in=Review.values),
                name="version_origin_and_review_are_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"

    @property
    def is_published(self) -> bool:
        return self.published_at is not None

    def codes(self, kind: str) -> list[str]:
        """Return the codes of one kind, in the taxonomy's order. Prefetch `terms` for lists."""
        return [term.code for term in self.terms.all() if term.kind == kind]
