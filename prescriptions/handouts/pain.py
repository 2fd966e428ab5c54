"""Where a pain stands in the traffic light of a sheet."""

from prescriptions.handouts.parts import PainRule, ZoneKind


def zone_of(pain: int, rule: PainRule) -> ZoneKind:
    """The zone of a pain of 0 to 10 by the limits that were printed."""
    if pain <= rule.green_to:
        return ZoneKind.GO
    return ZoneKind.EASE if pain <= rule.amber_to else ZoneKind.STOP
