"""A person who signs in."""

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

if TYPE_CHECKING:
    from accounts.models.membership import Membership


class UserManager(BaseUserManager["User"]):
    """Makes people; an email is kept and compared in lower case."""

    def create_user(self, email: str, *, name: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), name=name, **fields)
        user.set_password(password)
        user.save()
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A member of staff. Patients never need an account."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    profession = models.CharField(max_length=80, blank=True, help_text="As printed on the sheet: physiotherapist.")
    registration = models.CharField(max_length=40, blank=True, help_text="Number in the professional register.")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_in_lower_case"),
            models.CheckConstraint(condition=~models.Q(name=""), name="user_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def first_membership(self) -> "Membership | None":
        """The work that the person does here, with its clinic; None for somebody who belongs to no clinic."""
        return self.memberships.select_related("clinic").order_by("pk").first()
