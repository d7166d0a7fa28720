"""How a policy officer writes a condition."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from policy_rules.facts.declarations import Content


class Worked(Content):
    """So many full years of work after obtaining a level.

    Attributes:
        years: full years.
        since: fact and level; several facts mean any of them.
        during: the work fact that says how much of the time counts.
        after: another clock that has to have run out before this one starts.
        exactly: only the level named, whatever the policy says of higher ones.
    """

    years: Annotated[int, Field(ge=1, le=60)]
    since: dict[str, str]
    during: str
    after: Worked | None = None
    exactly: bool = False


class Served(Content):
    """So many full years since a day."""

    years: Annotated[int, Field(ge=1, le=60)]
    since: str
    without: str | None = None
    or_told: str | None = None


class ValueSet(Content):
    """A fact has, or includes, one of these values; of ``unclear`` ones the fact alone does not tell."""

    fact: str
    values: tuple[str, ...]
    unclear: tuple[str, ...] = ()


class AwardRows(Content):
    """An award of one of these contests with one of these prizes, or any row of a table."""

    fact: str
    contests: tuple[str, ...] = ()
    prizes: tuple[str, ...] = ()
    table: str | None = None


class ConditionContent(Content):
    """One condition: exactly one kind, and where it is reported its text, clause and verbatim quote.

    Attributes:
        quote_from: the table whose row, by the value of its key, is quoted instead.
        listed_in: the table in whose rows in force the value of its key must stand as well.
    """

    holds: dict[str, str] | None = None
    exactly: bool = False
    worked: Worked | None = None
    served: Served | None = None
    is_: Annotated[dict[str, bool] | None, Field(alias="is")] = None
    one_of: ValueSet | None = None
    includes: ValueSet | None = None
    award: AwardRows | None = None
    holds_none: str | None = None
    all_of: tuple[ConditionContent, ...] | None = None
    any_of: tuple[ConditionContent, ...] | None = None
    not_: Annotated[ConditionContent | None, Field(alias="not")] = None
    text: str = ""
    clause: str = ""
    quote: str = ""
    quote_from: str | None = None
    listed_in: str | None = None
    unclear_text: str = ""

    @model_validator(mode="after")
    def _has_one_kind(self) -> ConditionContent:
        kinds = [name for name in KINDS if getattr(self, name) is not None]
        if len(kinds) != 1:
            names = ", ".join(kind.rstrip("_") for kind in KINDS)
            message = f"a condition has exactly one of {names}; this one has {len(kinds)}"
            raise ValueError(message)
        return self


KINDS = (
    "holds",
    "worked",
    "served",
    "is_",
    "one_of",
    "includes",
    "award",
    "holds_none",
    "all_of",
    "any_of",
    "not_",
)

ConditionContent.model_rebuild()
