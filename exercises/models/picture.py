"""The drawings of a version: start and end."""

from django.db import models

from exercises.models.version import ExerciseVersion


class Drawing(models.Model):
    """One SVG, kept once by its content. It never changes: another drawing has another digest."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    svg = models.TextField()
    width = models.PositiveIntegerField(help_text="Units of the view box; 2,000 are one person's height.")
    height = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(width__gt=0, height__gt=0), name="drawing_has_a_size"),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]


class LookDrawing(models.Model):
    """The same pose drawn as another person. `of` is the drawing in the first look, by which versions know it."""

    of = models.ForeignKey(Drawing, on_delete=models.PROTECT, related_name="looks")
    look = models.CharField(max_length=20)
    drawing = models.ForeignKey(Drawing, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["of", "look"], name="drawing_once_a_look"),
            models.CheckConstraint(condition=~models.Q(look=""), name="drawing_look_is_named"),
        ]

    def __str__(self) -> str:
        return f"{self.of} as {self.look}"


class Picture(models.Model):
    """A drawing in its place: first the start, then the end of the movement."""

    version = models.ForeignKey(ExerciseVersion, on_delete=models.CASCADE, related_name="pictures")
    order = models.PositiveSmallIntegerField()
    caption = models.CharField(max_length=40)
    alt = models.CharField(max_length=240, help_text="The pose in words.")
    drawing = models.ForeignKey(Drawing, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["version", "order"]
        constraints = [
            models.UniqueConstraint(fields=["version", "order"], name="picture_order_once_a_version"),
            models.CheckConstraint(condition=models.Q(order__in=[1, 2]), name="picture_is_start_or_end"),
            models.CheckConstraint(condition=~models.Q(alt="") & ~models.Q(caption=""), name="picture_is_told"),
        ]

    def __str__(self) -> str:
        return self.caption
