"""The exercises and people that the safety tests speak of."""

from prescriptions.safety import Bands, ExerciseFacts, PatientFacts, shipped_rules

RULES = shipped_rules()

CRUNCH = ExerciseFacts(
    slug="partial-crunch",
    tags=frozenset({"flex_loaded", "supine", "abd_pressure", "floor"}),
    regions=frozenset({"low-back", "trunk"}),
    type="strength",
    level="medium",
    muscles=frozenset({"abdominals"}),
)
HAMSTRING = ExerciseFacts(
    slug="banded-hamstring-stretch",
    tags=frozenset({"supine", "nerve_stretch", "band", "floor"}),
    regions=frozenset({"thigh", "low-back"}),
    type="stretch",
    level="easy",
)
CAT_COW = ExerciseFacts(
    slug="cat-cow",
    tags=frozenset({"quadruped", "kneel", "wrist_load", "flex_end", "ext_end", "floor"}),
    regions=frozenset({"low-back", "trunk"}),
    type="mobility",
    level="easy",
)


def person(
    *conditions: str,
    bands: Bands = Bands.LATEX_FREE,
    supine_minutes: float | None = 3,
    injured: frozenset[str] | None = frozenset({"shoulder"}),
) -> PatientFacts:
    """Somebody about whom every fact is recorded, within a limit of 10 minutes on the back."""
    return PatientFacts(frozenset(conditions), bands, supine_minutes, 10, injured)


def exercise(*tags: str, slug: str = "some-exercise", regions: frozenset[str] = frozenset({"hip"})) -> ExerciseFacts:
    return ExerciseFacts(slug, frozenset(tags), regions, "strength")
