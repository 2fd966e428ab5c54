"""Who is signed in, read together with the work that they do."""

from django.contrib.auth.backends import ModelBackend

from accounts.models import Membership, User


class StaffBackend(ModelBackend):
    """Django's own, but that one query brings the person, their first membership and its clinic."""

    def get_user(self, user_id: int) -> User | None:
        held = Membership.objects.filter(user=user_id).select_related("user", "clinic").order_by("pk").first()
        if held is None:
            found = super().get_user(user_id)
            return found if isinstance(found, User) else None
        held.user.first_membership = held
        return held.user if self.user_can_authenticate(held.user) else None
