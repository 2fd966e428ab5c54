"""One template given to several patients at once: who they are, and what stood in the way of a sheet."""

from django.db import models
from django.db.models import Q

from accounts.models import Clinic, User
from prescriptions.models.routine import Routine
from prescriptions.models.template import Template


class Group(models.Model):
    """Patients for whom a routine was started from one template. Each routine is its patient's own from then on."""

    clinic = models.ForeignKey(Clinic, on_delete=models.PROTECT, related_name="groups")
    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="groups")
    title = models.CharField(max_length=80, help_text="As the template was called then.")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="group_has_a_title")]

    def __str__(self) -> str:
        return f"Group {self.pk}"


class GroupMember(models.Model):
    """A patient's routine at its place in the group, which is its place in the pile of paper."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="members")
    position = models.PositiveSmallIntegerField()
    routine = models.OneToOneField(Routine, on_delete=models.PROTECT, related_name="membership")
    problem = models.TextField(blank=True, help_text="Why its sheet could not be issued when that was last tried.")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["group", "position"], name="group_place_once")]

    def __str__(self) -> str:
        return f"Place {self.position} of group {self.group_id}"
