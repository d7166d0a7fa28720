"""Texts in the domain that nobody says would never be noticed: Rasa sees only rules, not our actions."""

import re

import yaml

from bot.serving.places import ROOT


def test_every_text_of_the_bot_is_said_by_a_rule_or_an_action() -> None:
    files = [*(ROOT / "actions").rglob("*.py"), *(ROOT / "data").rglob("*.yml")]
    said = "\n".join(file.read_text("utf-8") for file in files)
    responses = {
        name
        for file in [ROOT / "domain.yml", *(ROOT / "data").rglob("*.yml")]
        for name in (yaml.safe_load(file.read_text("utf-8")) or {}).get("responses", {})
    }
    # Actions build some names from a fixed beginning and a topic: f"utter_out_of_scope_{topic}".
    beginnings = re.findall(r'"(utter_\w+_)\{', said) + re.findall(r'"(utter_\w+_)"', said)
    silent = [
        name
        for name in sorted(responses)
        if not re.search(rf"\b{name}\b", re.sub(rf"^  {name}:", "", said, flags=re.MULTILINE))
        and not name.startswith(tuple(beginnings))
    ]
    assert responses
    assert silent == []
