"""The Spanish catalogue: usted, short sentences, digits, units in words. Neutral between Spain, Mexico and the US.

A limb says "la derecha" or "el derecho" by its gender, so each sentence is made whole for each limb. Not signed by a
clinician yet (review: unsigned).
"""

from typing import Final

from exercises.dosage.language import Counted, Language, OftenSentences, SideSentences
from exercises.dosage.types import BandColour, Side, Tempo, Weekday, WeightUnit


def _sides(one: str, right: str, left: str) -> SideSentences:
    """``one`` is the bare noun; ``right`` and ``left`` name the side with its article: "la pierna derecha"."""
    article, other = left.split(maxsplit=1)[0], left.rsplit(maxsplit=1)[-1]
    return SideSentences(
        opening={
            Side.RIGHT: f"Solo {right}.",
            Side.LEFT: f"Solo {left}.",
            Side.EACH: f"Primero {right}, luego {article} {other}.",
            Side.ALTERNATE: f"Cambie de {one} cada vez.",
        },
        one_set={Side.EACH: f"Hágalo con cada {one}."},
        sets={
            Side.NONE: "Hágalo {times} en total.",
            Side.RIGHT: "Hágalo {times} en total.",
            Side.LEFT: "Hágalo {times} en total.",
            Side.EACH: f"Hágalo {{times}} con cada {one}.",
            Side.ALTERNATE: "Hágalo {times} en total.",
        },
        glance_one_set={
            Side.RIGHT: f"Solo {right}.",
            Side.LEFT: f"Solo {left}.",
            Side.EACH: f"Hágalo con cada {one}.",
            Side.ALTERNATE: f"Cambie de {one} cada vez.",
        },
        glance_sets={
            Side.NONE: "Hágalo {times} en total.",
            Side.RIGHT: f"Hágalo {{times}} en total, solo {right}.",
            Side.LEFT: f"Hágalo {{times}} en total, solo {left}.",
            Side.EACH: f"Hágalo {{times}} con cada {one}.",
            Side.ALTERNATE: f"Hágalo {{times}} en total, cambiando de {one}.",
        },
    )


def _feminine(one: str) -> SideSentences:
    return _sides(one, f"la {one} derecha", f"la {one} izquierda")


def _masculine(one: str) -> SideSentences:
    return _sides(one, f"el {one} derecho", f"el {one} izquierdo")


def _weight(amount: str, unit: WeightUnit) -> str:
    """A decimal comma. Unit names are the marks that stand on the weight."""
    return f"Use una pesa de {amount.replace('.', ',')} {unit}."


def _in_a_row(days: list[str]) -> str:
    return days[0] if len(days) == 1 else f"{', '.join(days[:-1])} y {days[-1]}"


_COLOURS: Final = {
    BandColour.YELLOW: "amarilla",
    BandColour.RED: "roja",
    BandColour.GREEN: "verde",
    BandColour.BLUE: "azul",
    BandColour.BLACK: "negra",
    BandColour.SILVER: "plateada",
    BandColour.GOLD: "dorada",
}
_DAYS: Final = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábados", "domingos")
_SHORT_DAYS: Final = ("Lun", "Mar", "Mié", "Jue", "Vie", "Sáb", "Dom")
_PER_DAY: Final = Counted("Una vez al día", "{n} veces al día", "De {low} a {high} veces al día")
_PER_WEEK: Final = Counted("1 día a la semana", "{n} días a la semana", "De {low} a {high} días a la semana")

SPANISH: Final = Language(
    code="es",
    times=Counted("una vez", "{n} veces", "de {low} a {high} veces"),
    nouns=Counted("1 {one}", "{n} {many}", "de {low} a {high} {many}"),
    seconds=Counted("1 segundo", "{n} segundos", "de {low} a {high} segundos"),
    minutes=Counted("1 minuto", "{n} minutos", "{low} a {high} minutos"),
    minutes_and_seconds="{minutes} y {seconds}",
    repetitions={
        None: "{action} {count}.",
        Tempo.SLOW: "{action} {count}, despacio.",
        Tempo.STEADY: "{action} {count}, a ritmo constante.",
        Tempo.QUICK: "{action} {count}, rápido.",
    },
    timed={
        None: "{action} durante {minutes}.",
        Tempo.SLOW: "{action} durante {minutes}, despacio.",
        Tempo.STEADY: "{action} durante {minutes}, a ritmo constante.",
        Tempo.QUICK: "{action} durante {minutes}, rápido.",
    },
    into_place={
        Tempo.SLOW: "Muévase despacio hasta la posición.",
        Tempo.STEADY: "Muévase a ritmo constante hasta la posición.",
        Tempo.QUICK: "Muévase rápido hasta la posición.",
    },
    hold="{hold} {duration}.",
    hold_each="{hold} {duration} cada vez.",
    glance_hold_once="{action} {count}, durante {duration}.",
    glance_hold_each="{action} {count}, {duration} cada vez.",
    band={colour: f"Use la banda {name}." for colour, name in _COLOURS.items()},
    weight=_weight,
    body_weight="Use solo el peso de su cuerpo.",
    rest="Descanse {duration}.",
    rest_between_holds="Descanse {duration} entre una vez y otra.",
    no_rest="Siga sin descansar.",
    sides={
        **{one: _masculine(noun) for one, noun in (("side", "lado"), ("arm", "brazo"), ("foot", "pie"))},
        **{one: _masculine(noun) for one, noun in (("shoulder", "hombro"), ("heel", "talón"), ("ankle", "tobillo"))},
        **{one: _feminine(noun) for one, noun in (("leg", "pierna"), ("knee", "rodilla"), ("hip", "cadera"))},
        "hand": _feminine("mano"),
        "elbow": _masculine("codo"),
    },
    often=OftenSentences(
        per_day=_PER_DAY,
        per_week=_PER_WEEK,
        names=dict(zip(Weekday, _DAYS, strict=True)),
        listed=_in_a_row,
        times_only=("{times}.",),
        every_day=("Todos los días.",),
        every_day_times=("{times}, todos los días.",),
        every_other_day=("Un día sí y otro no.",),
        every_other_day_times=("Un día sí y otro no.", "{times} esos días."),
        days_a_week=("{number}.",),
        days_a_week_times=("{number}.", "{times} esos días."),
        weekdays=("Los {days}.",),
        weekdays_times=("{times}.", "Los {days}."),
    ),
    often_short=OftenSentences(
        per_day=_PER_DAY,
        per_week=_PER_WEEK,
        names=dict(zip(Weekday, _SHORT_DAYS, strict=True)),
        listed=", ".join,
        times_only=("{times}",),
        every_day=("Todos los días",),
        every_day_times=("{times}, todos los días",),
        every_other_day=("Un día sí y otro no",),
        every_other_day_times=("{times}, un día sí y otro no",),
        days_a_week=("{number}",),
        days_a_week_times=("{times}, {number}",),
        weekdays=("{days}",),
        weekdays_times=("{times}: {days}",),
    ),
)
