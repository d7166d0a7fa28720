"""What a label may say: the vocabulary of the contract, section 1, and the shapes of its values."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

REGISTERS = {"mandarin", "cantonese", "traditional", "voice", "typo", "english_mix", "half"}
KINDS = {
    *("facts", "dates", "multi", "negation", "hypothetical", "others"),
    *("repair", "award", "employer", "ambiguous", "answer", "intent"),
}
INTENTS = {
    *("state_facts", "correct", "affirm", "deny", "dont_know", "what_if"),
    *("ask_pathway", "ask_why", "ask_why_question", "ask_when", "ask_where", "ask_definition", "ask_missing"),
    *("greet", "thanks", "goodbye", "small_talk", "human", "resume", "restart", "delete_record"),
    *("out_of_scope", "abuse", "pressure"),
}
SKILLS = {
    *("apprentice", "junior_worker", "intermediate_worker", "senior_worker", "technician"),
    *("senior_technician", "special_technician", "chief_technician", "unspecified"),
}
TITLES = {"junior", "intermediate", "associate_senior", "full_senior", "senior", "unspecified"}
LEVELS = {"skill_levels": SKILLS, "titles": TITLES, "qualifications": TITLES}
EMPLOYERS = {
    *("pilot", "pilot_subsidiary", "pilot_dispatched", "municipal", "district", "joint_venture"),
    *("guangzhou_other", "non_enterprise", "outside_guangzhou", "none"),
}
ENTERPRISES = {"gac", "guangzhou_port", "guangzhou_metro", "guangzhou_digital"}
HONOURS = {
    *("china_skills_award", "national_technical_expert", "national_model_worker", "nanyue_technical_expert"),
    *("provincial_model_worker", "national_may_day_medal", "provincial_may_day_medal", "state_council_allowance"),
    *("other_provincial", "city_model_worker", "city_may_day_medal", "below_provincial"),
    *("model_worker", "may_day_medal"),
}
YES_NO = {
    *("plan_covers_me", "in_pilot_field", "is_frontline", "skill_levels_complete", "titles_complete"),
    *("title_matches_post", "skill_matches_post", "has_applied_for_title", "has_held_title"),
    *("guangzhou_enterprise_one_year", "plan_offers_dual_certification", "plan_offers_enterprise_contest"),
}
WORKED = {"worked_since_skill", "worked_since_title", "worked_since_skill_in_occupation"}
CONTESTS = {"worldskills", "national", "other", None}
PRIZES = {"gold", "silver", "bronze", "excellence", None}


def is_reduced_date(text: object) -> bool:
    """Whether the text is a year, a month or a day of the calendar."""
    padded = {4: f"{text}-01-01", 7: f"{text}-01", 10: f"{text}"}.get(len(str(text)), "")
    try:
        date.fromisoformat(padded)
    except ValueError:
        return False
    return isinstance(text, str)


def is_when(value: object) -> bool:
    """Whether the value is a reduced date, an interval, `about` with its two lists, or null."""
    if not isinstance(value, Mapping):
        return value is None or is_reduced_date(value)
    if set(value) == {"about"}:
        return set(value["about"]) == {"must_contain", "must_not_contain"} and all(
            is_reduced_date(day) and len(day) == 10 for days in value["about"].values() for day in days
        )
    return set(value) == {"earliest", "latest"} and str(value["earliest"]) <= str(value["latest"])


def is_worked(value: object) -> bool:
    """Whether the value says if, and with what gap, the work went on."""
    if not isinstance(value, Mapping):
        return isinstance(value, bool)
    low, high = value["gap_days"]["between"]
    return bool(0 < low < high)


def are_awards(value: object) -> bool:
    """Whether the value is a list of contests and prizes."""
    return isinstance(value, list) and all(
        set(award) == {"contest", "prize"} and award["contest"] in CONTESTS and award["prize"] in PRIZES
        for award in value
    )


def _one_of(choices: Collection[str]) -> Callable[[object], bool]:
    return lambda value: value in choices


def _levels_of(levels: Collection[str]) -> Callable[[object], bool]:
    return lambda value: (
        isinstance(value, Mapping)
        and set(value) <= set(levels)
        and all(day == "*" or is_when(day) for day in value.values())
    )


SHAPES: Mapping[str, Callable[[object], bool]] = {
    **{fact: _levels_of(levels) for fact, levels in LEVELS.items()},
    **dict.fromkeys(YES_NO, lambda value: isinstance(value, bool)),
    **dict.fromkeys(WORKED, is_worked),
    "employer": _one_of(EMPLOYERS),
    "enterprise": _one_of(ENTERPRISES),
    "honours": lambda value: isinstance(value, list) and set(value) <= HONOURS,
    "contest_awards": are_awards,
    "guangzhou_enterprise_since": is_when,
}


def wrong_facts(facts: Mapping[str, object]) -> list[str]:
    """Name the facts whose label is not a value of the contract."""
    return [fact for fact, value in facts.items() if fact not in SHAPES or not SHAPES[fact](value)]


def without_wildcards(facts: Mapping[str, object]) -> dict[str, object]:
    """Leave out what may have any value."""
    return {fact: value for fact, value in facts.items() if value != "*"}
