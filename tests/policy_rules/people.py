"""Generated people: complete facts, and the same with parts forgotten or told less exactly."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from tests.policy_rules.oracle import SKILLS, TITLES

AS_OF = date(2026, 11, 22)
EMPLOYERS = ["pilot", "pilot", "pilot_subsidiary", "municipal", "district", "guangzhou_other", "non_enterprise"]
EMPLOYERS += ["outside_guangzhou", "none"]
HONOURS = ["national_model_worker", "nanyue_technical_expert", "other_provincial", "city_model_worker"]
HONOURS += ["below_provincial", "state_council_allowance"]

days = st.dates(date(2014, 1, 1), date(2028, 12, 31)).map(date.isoformat)
past_days = st.dates(date(2014, 1, 1), AS_OF).map(date.isoformat)
work = st.one_of(
    st.just(True), st.just(True), st.just(False), st.builds(lambda n: {"gap_days": n}, st.integers(0, 900))
)
award = st.fixed_dictionaries(
    {
        "contest": st.sampled_from(["worldskills", "national", "other"]),
        "prize": st.sampled_from(["gold", "silver", "bronze", "excellence"]),
    }
)


@st.composite
def ladder(draw, levels):
    """Levels held: any of the given ones, the higher the later."""
    chosen = draw(st.lists(st.sampled_from(levels), unique=True, max_size=3))
    when = sorted(draw(st.lists(days, min_size=len(chosen), max_size=len(chosen))))
    return dict(zip(sorted(chosen, key=levels.index), when, strict=True))


_told_facts = st.fixed_dictionaries(
    {
        "employer": st.sampled_from(EMPLOYERS),
        "plan_covers_me": st.booleans(),
        "in_pilot_field": st.booleans(),
        "is_frontline": st.booleans(),
        "skill_levels": ladder(list(SKILLS)),
        "skill_levels_complete": st.just(True),
        "worked_since_skill": work,
        "titles": ladder(list(TITLES)),
        "titles_complete": st.just(True),
        "title_matches_post": st.booleans(),
        "worked_since_title": work,
        "skill_matches_post": st.booleans(),
        "contest_awards": st.lists(award, max_size=2),
        "honours": st.lists(st.sampled_from(HONOURS), unique=True, max_size=2),
        "guangzhou_enterprise_since": past_days,
        "guangzhou_enterprise_gap_days": st.integers(0, 400),
        "plan_offers_dual_certification": st.booleans(),
        "plan_offers_enterprise_contest": st.booleans(),
    },
    optional={"has_applied_for_title": st.booleans(), "worked_since_skill_in_occupation": work},
)


@st.composite
def _complete(draw):
    """Without a title nothing says by itself whether one was ever applied for."""
    facts = draw(_told_facts)
    if not facts["titles"] and "has_applied_for_title" not in facts:
        facts["has_applied_for_title"] = draw(st.booleans())
    return facts


complete_facts = _complete()

DEFAULTED = {"guangzhou_enterprise_gap_days", "worked_since_skill_in_occupation", "has_applied_for_title"}
"""Not telling one of these is telling its default."""


@st.composite
def forgotten(draw, facts):
    """The same person with some facts not told."""
    dropped = draw(st.sets(st.sampled_from(sorted(set(facts) - DEFAULTED)), max_size=len(facts)))
    return {name: value for name, value in facts.items() if name not in dropped}


@st.composite
def blurred(draw, facts):
    """The same person with some facts not told and some dates told to the month, the year or not at all."""
    told = dict(draw(forgotten(facts)))
    if "guangzhou_enterprise_since" in told:
        day = told["guangzhou_enterprise_since"]
        told["guangzhou_enterprise_since"] = draw(st.sampled_from([day, day[:7], day[:4]]))
    for name in ("skill_levels", "titles"):
        if name in told:
            told[name] = {level: _less_exact(draw, day) for level, day in told[name].items()}
    return told


def _less_exact(draw, day):
    choices = [day, day, day[:7], day[:4]]
    if date.fromisoformat(day) <= AS_OF:
        choices.append(None)
        return draw(st.sampled_from(choices))
    return day
