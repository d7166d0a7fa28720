"""The notice once more, by hand, for people of whom everything is known: what the engine is compared with.

Written from the text, clause by clause, with none of the engine's code. ``NEVER`` stands for "not by waiting".
"""

from __future__ import annotations

from datetime import date, timedelta

NEVER = date.max
ALWAYS = date.min
SKILLS = ("apprentice", "junior_worker", "intermediate_worker", "senior_worker", "technician")
SKILLS += ("senior_technician", "special_technician", "chief_technician")
TITLES = ("junior", "intermediate", "associate_senior", "full_senior")
PROVINCIAL = {
    "china_skills_award",
    "national_technical_expert",
    "national_model_worker",
    "nanyue_technical_expert",
    "provincial_model_worker",
    "national_may_day_medal",
    "provincial_may_day_medal",
    "state_council_allowance",
    "other_provincial",
}
MEDALS = {"gold", "silver", "bronze"}
GREAT_CONTESTS = {"worldskills", "national"}


def years_after(day, years):
    """The anniversary; 29 February falls back to 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def since(held, order, lowest):
    """The first day on which ``lowest`` or something higher was held."""
    days = [date.fromisoformat(held[level]) for level in order[order.index(lowest) :] if level in held]
    return min(days, default=NEVER)


def clock(start, years, work):
    """``years`` full years after ``start``, the gap added; work is True, False or ``{"gap_days": n}``."""
    if start == NEVER or work is False:
        return NEVER
    gap = 0 if work is True else work["gap_days"]
    return years_after(start, years) + timedelta(days=gap)


def when(true):
    """A condition that time does not change."""
    return ALWAYS if true else NEVER


def onsets(facts):
    """For each pathway: first day with scope, first day without scope."""
    employer, skills, titles = facts["employer"], facts["skill_levels"], facts["titles"]
    covered = employer in {"pilot_subsidiary", "pilot_dispatched", "joint_venture"} and facts["plan_covers_me"]
    pilot = when(employer == "pilot" or covered)
    field = when(facts["in_pilot_field"])
    contest = max(when(employer in {"pilot", "pilot_subsidiary", "municipal", "district"}), when(facts["is_frontline"]))
    skill_work, title_work = facts["worked_since_skill"], facts["worked_since_title"]
    second_work = facts.get("worked_since_skill_in_occupation", title_work)
    matches = when(facts["title_matches_post"])
    awards = [(award["contest"], award["prize"]) for award in facts["contest_awards"]]
    great = [prize for contest_name, prize in awards if contest_name in GREAT_CONTESTS]
    honoured = bool(set(facts["honours"]) & PROVINCIAL) or any(prize in MEDALS for prize in great)
    senior_worker = since(skills, SKILLS, "senior_worker")
    applied = facts.get("has_applied_for_title", bool(titles))
    year_in_guangzhou = years_after(date.fromisoformat(facts["guangzhou_enterprise_since"]), 1) + timedelta(
        days=facts.get("guangzhou_enterprise_gap_days", 0)
    )

    def skill_clock(level, years):
        return clock(since(skills, SKILLS, level), years, skill_work)

    def title_clock(level, years):
        return clock(since(titles, TITLES, level), years, title_work)

    def two_ways(title, certificate, higher_title):
        first = max(
            title_clock(title, 5),
            clock(since(skills, SKILLS, certificate), 1, second_work),
            when(facts["skill_matches_post"]),
            matches,
        )
        return min(first, max(title_clock(higher_title, 1), matches))

    personal = {
        "title-junior": skill_clock("senior_worker", 2),
        "title-intermediate": skill_clock("technician", 3),
        "title-associate-senior": skill_clock("senior_technician", 4),
        "title-full-senior": skill_clock("special_technician", 5),
        "title-exceptional": max(senior_worker, when(honoured), when(not applied)),
        "title-recognition": max(senior_worker, when("excellence" in great), when(not titles)),
        "skill-senior-worker": max(title_clock("junior", 1), matches),
        "skill-technician": two_ways("junior", "senior_worker", "intermediate"),
        "skill-senior-technician": two_ways("intermediate", "technician", "associate_senior"),
        "skill-special-technician": max(title_clock("associate_senior", 2), matches),
        "skill-chief-technician": max(title_clock("full_senior", 3), matches),
        "dual-certification": ALWAYS,
        "contest-skill-certificate": when(bool(great)),
        "contest-title": max(when(bool(great)), year_in_guangzhou),
        "enterprise-contest": ALWAYS,
    }
    scope = dict.fromkeys(personal, max(pilot, field))
    scope["dual-certification"] = max(pilot, when(facts["plan_offers_dual_certification"]))
    scope["enterprise-contest"] = max(pilot, when(facts["plan_offers_enterprise_contest"]))
    scope["contest-skill-certificate"] = scope["contest-title"] = contest
    return {name: (max(day, scope[name]), day) for name, day in personal.items()}


def status(onset, as_of):
    """The status that a first day means on a day."""
    if onset <= as_of:
        return "open"
    return "closed" if onset == NEVER else "not_yet"
