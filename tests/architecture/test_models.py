"""The database knows the rules: what a patient was shown stays, and integrity does not rest on forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from django.apps import apps
from django.db import models
from django.db.models import CASCADE, PROTECT

OURS: Final = ("accounts", "exercises", "prescriptions")
# Rows that are a part of another row and are never shown without it.
CASCADES: Final = {
    "exercises.Picture.version": "a picture belongs to one version; once that is published the database keeps it",
}
# Columns whose `_at` has no `_by`, because nobody but the program or the migration makes the row.
ONE_OF_A_PAIR: Final = {
    "accounts.User.created_at": "people are added by the operator's command",
    "accounts.Clinic.created_at": "clinics are added by the operator's command",
    "accounts.Membership.created_at": "given by the operator's command",
    "exercises.Advice.changed_at": "changed only by loading the library, which is recorded",
    "exercises.Exercise.created_at": "its first version says by whom",
    "exercises.Term.changed_at": "changed only by loading the library, which is recorded",
    "prescriptions.RoutineItem.removed_at": "the record says by whom; the line can be brought back by anybody",
}
# Choices that a constraint of another shape holds.
HELD_OTHERWISE: Final = {"prescriptions.Answer.kind": "answer_is_what_the_level_asks names each kind"}
MODELS: Final = [model for label in OURS for model in apps.get_app_config(label).get_models()]


def _name(field: models.Field[object, object]) -> str:
    return f"{field.model._meta.label}.{field.name}"


def _fields(model: type[models.Model]) -> Iterator[models.Field[object, object]]:
    return (field for field in model._meta.get_fields() if isinstance(field, models.Field))


def unprotected(model: type[models.Model]) -> list[str]:
    """Foreign keys that would let go of a row, or take others along."""
    return [
        _name(field)
        for field in _fields(model)
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is not PROTECT
    ]


def unpaired(model: type[models.Model]) -> list[str]:
    """When without whom, and whom without when."""
    names = {field.name for field in _fields(model)}
    pairs = {"_at": "_by", "_by": "_at"}
    return [
        f"{model._meta.label}.{name}"
        for name in sorted(names)
        for end, other in pairs.items()
        if name.endswith(end) and name.removesuffix(end) + other not in names
    ]


def without_constraint(model: type[models.Model]) -> list[str]:
    """Fields with choices that the database would fill with anything."""
    checked = {
        path
        for constraint in model._meta.constraints
        if isinstance(constraint, models.CheckConstraint)
        for path in _paths(constraint.condition)
    }
    return [_name(field) for field in _fields(model) if field.choices and f"{field.name}__in" not in checked]


def _paths(condition: object) -> Iterator[str]:
    for child in condition.children if isinstance(condition, models.Q) else ():
        if isinstance(child, tuple):
            yield child[0]
        else:
            yield from _paths(child)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_key_protects_what_it_points_to(model: type[models.Model]) -> None:
    assert [name for name in unprotected(model) if name not in CASCADES] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_when_and_by_whom_go_together(model: type[models.Model]) -> None:
    assert [name for name in unpaired(model) if name not in ONE_OF_A_PAIR] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_the_database_knows_every_choice(model: type[models.Model]) -> None:
    assert [name for name in without_constraint(model) if name not in HELD_OTHERWISE] == []


def test_the_lists_of_exceptions_name_only_what_is_there() -> None:
    cascading = [name for model in MODELS for name in unprotected(model)]
    alone = [name for model in MODELS for name in unpaired(model)]

    assert sorted(CASCADES) == sorted(cascading)
    assert sorted(ONE_OF_A_PAIR) == sorted(alone)


def test_an_offence_is_found() -> None:
    class Kept(models.Model):  # noqa: DJ008 - nobody reads its name
        class Meta:
            app_label = "planted"

    class Loose(models.Model):  # noqa: DJ008 - nobody reads its name
        kept = models.ForeignKey(Kept, on_delete=CASCADE)
        sent_at = models.DateTimeField()
        colour = models.CharField(max_length=3, choices=[("r", "Red")])

        class Meta:
            app_label = "planted"

    del apps.all_models["planted"]

    assert unprotected(Loose) == ["planted.Loose.kept"]
    assert unpaired(Loose) == ["planted.Loose.sent_at"]
    assert without_constraint(Loose) == ["planted.Loose.colour"]


def test_every_model_says_what_it_is() -> None:
    """The name of a row ends up in logs and error pages: no name of a patient in it."""
    assert [model._meta.label for model in MODELS if model.__str__ is models.Model.__str__] == []
    patient = apps.get_model("prescriptions", "Patient")(pk=7, family_name="Osei-Thompson", given_name="Margaret")
    assert str(patient) == "Patient 7"
