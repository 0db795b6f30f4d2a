"""What a model says that a brief holds, before anything of it was looked up in the text."""

from dataclasses import dataclass

from retrieval.brief import Brief


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefClaims:
    """Values of the right type in closed lists, none of them believed yet. `claimed` has no wording; money is in the unit as written,
    so that toman are still `IRT`; `engagement_min` is in percent. `unusable` names the fields whose value could not even be that."""

    claimed: Brief
    unusable: tuple[str, ...] = ()
