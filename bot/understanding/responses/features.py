"""The features of an answer: its characters, with places and levels named by their kind, and what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.understanding.learning.grams import grams
from bot.understanding.short_answers import subjects

if TYPE_CHECKING:
    from bot.understanding.skeleton.scene import Scene

_LONGEST_GRAM = 4
_LONGEST_TEXT = 60
_SHORT, _STEP = 4, 5
_GROUPS = {
    **dict.fromkeys(subjects.WORK, "work"),
    **dict.fromkeys(("title_matches_post", "skill_matches_post"), "match"),
    **dict.fromkeys(("plan_offers_dual_certification", "plan_offers_enterprise_contest"), "offer"),
    **dict.fromkeys(("skill_levels", "titles", "qualifications", "contest_awards", "honours"), "held"),
    **dict.fromkeys(("skill_levels_complete", "titles_complete"), "complete"),
}
"""Questions whose answers are alike."""


def extract(scene: Scene, asked: str) -> dict[str, float]:
    """Return the features of the answer in *scene* to the question for *asked*, with their weights."""
    texts = {"c": scene.normal.text, "s": scene.skeleton}
    found = {
        gram for kind, text in texts.items() for gram in grams(kind, text, longest=_LONGEST_GRAM, most=_LONGEST_TEXT)
    }
    weight = 1.0 / max(len(found), 1) ** 0.5
    features = dict.fromkeys(found, weight)
    for question in {asked, _GROUPS.get(asked, asked)}:
        features.update((f"{question}|{gram}", weight) for gram in found)
    features[f"{asked}|"] = 0.3
    features[f"length {min(len(scene.normal.text) // _STEP, _SHORT)}"] = 0.3
    if any(clause.stop == "?" for clause in scene.clauses):
        features["asks back"] = 0.5
    return features
