"""The stock pipeline of Rasa for Chinese, trained on the same sentences: what a bot gets without a reader of its own.

Intents by DIETClassifier over jieba words; facts by RegexEntityExtractor over lookup tables of our own lexicon, each
entity that is found taken for a fact, which is what such bots do.
"""

from __future__ import annotations

import asyncio
import importlib.util
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml

from bench.understanding.scoring import Report
from bot.serving.rasa_patches import load_rasa
from bot.understanding.intents import store
from bot.understanding.lexicon import content

EPOCHS = 60
EXTRA = store.ROOT / ".cache" / "bench"
CONFIG = {
    "recipe": "default.v1",
    "assistant_id": "baseline",
    "language": "zh",
    "pipeline": [
        {"name": "JiebaTokenizer"},
        {"name": "RegexFeaturizer", "use_word_boundaries": False},
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
        {"name": "DIETClassifier", "epochs": EPOCHS, "random_seed": 1, "entity_recognition": False},
        {"name": "RegexEntityExtractor", "use_word_boundaries": False, "use_lookup_tables": True},
        {"name": "FallbackClassifier", "threshold": 0.35, "ambiguity_threshold": 0.02},
    ],
}
_KINDS = {
    content.SKILL: "skill_levels",
    content.TITLE: "titles",
    content.EMPLOYER: "employer",
    content.HONOUR: "honours",
}
_LONGEST_WORD = 10


def measure(rows: list[dict[str, Any]]) -> tuple[Report, str]:
    """Train the stock pipeline, read every sentence with it, and tell what that cost."""
    _need_jieba()
    load_rasa("rasa.model_training", tensorflow=True)
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "config.yml").write_text(yaml.safe_dump(CONFIG, allow_unicode=True), encoding="utf-8")
        (place / "nlu.yml").write_text(training_data(), encoding="utf-8")
        started = time.perf_counter()
        model = train_nlu(str(place / "config.yml"), str(place / "nlu.yml"), str(place / "models"))
        trained = time.perf_counter() - started
        size = Path(str(model)).stat().st_size / 1e6
        agent = Agent.load(str(model))
        started = time.perf_counter()
        report = asyncio.run(_read_all(agent, rows))
        spent = 1000 * (time.perf_counter() - started) / len(rows)
    return report, f"trained in {trained:.0f} s, model {size:.1f} MB, {spent:.1f} ms a sentence"


def _need_jieba() -> None:
    """The product does without jieba, so the environment has none; the benchmark finds it in a folder of its own."""
    sys.path.insert(0, str(EXTRA))
    if importlib.util.find_spec("jieba") is None:
        where = EXTRA.relative_to(store.ROOT)
        raise SystemExit(f"The baseline needs jieba: python -m pip install --target {where} jieba==0.42.1")


async def _read_all(agent: Any, rows: list[dict[str, Any]]) -> Report:  # noqa: ANN401  Rasa is untyped
    report = Report()
    for row in rows:
        parsed = await agent.parse_message(row["text"])
        report.add(
            row,
            {"facts": facts_of(parsed), "hypothetical": {}, "negated": {}, "ambiguous": []},
            parsed["intent"]["name"],
        )
    return report


def facts_of(parsed: dict[str, Any]) -> dict[str, Any]:
    """Take every entity that was found for a fact."""
    facts: dict[str, Any] = {}
    for entity in parsed.get("entities", []):
        entry = content.entries().get(str(entity["value"]).lower())
        if entry is None or entry.kind not in _KINDS:
            continue
        key = _KINDS[entry.kind]
        if key == "employer":
            facts["employer"] = entry.value[0]
            if entry.value[1]:
                facts["enterprise"] = entry.value[1]
        elif key == "honours":
            facts.setdefault(key, []).append(entry.value)
        else:
            facts.setdefault(key, {})[entry.value] = None
    return facts


def training_data() -> str:
    """Return our training sentences with lookup tables of the lexicon and one annotated sentence for each entity."""
    by_intent: dict[str, list[str]] = {}
    for text, intent in store.examples():
        by_intent.setdefault(intent, []).append(text)
    words: dict[str, list[str]] = {}
    for word, entry in content.entries().items():
        if entry.kind in _KINDS and len(word) <= _LONGEST_WORD and "(" not in word:
            words.setdefault(_KINDS[entry.kind], []).append(word)
    for key, listed in words.items():
        by_intent["state_facts"].append(f"我有[{listed[0]}]({key})")
    blocks: list[dict[str, Any]] = [
        {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)} for intent, texts in by_intent.items()
    ]
    blocks += [{"lookup": key, "examples": "".join(f"- {word}\n" for word in listed)} for key, listed in words.items()]
    return yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True, width=10_000)
