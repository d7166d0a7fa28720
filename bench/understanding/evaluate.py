"""How well unseen sentences are read: ``python -m bench.understanding.evaluate [--baseline] [--errors]``.

Facts: precision, recall, sentences with a wrong fact. Intents: accuracy and confusion. By register and by kind.
With ``--baseline`` Rasa's stock Chinese pipeline is trained on the same sentences and measured in the same run.
"""

from __future__ import annotations

import argparse
import json
import time
from datetime import date
from pathlib import Path
from typing import Any

from bench.understanding.scoring import Report
from bot.understanding import read
from bot.understanding.intents import store

SENTENCES = Path(__file__).resolve().parents[2] / "tests" / "evaluation" / "sentences.jsonl"
SECOND = SENTENCES.with_name("second.jsonl")
TODAY = date(2026, 11, 22)


def sentences(path: Path = SENTENCES) -> list[dict[str, Any]]:
    """Return the labelled sentences."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def part(rows: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    """Return a part: errors are looked at in the `open` part only, so that the `sealed` eighth stays unseen."""
    sealed = rows[7::8]
    return {"all": rows, "open": [row for row in rows if row not in sealed], "sealed": sealed}[name]


def measure(rows: list[dict[str, Any]]) -> Report:
    """Read every sentence with our reader and our intent model."""
    report = Report()
    for row in rows:
        found = read(row["text"], today=TODAY, asking=row.get("asking")).as_dict()
        report.add(row, found, store.intent_of(row["text"], row.get("asking")))
    return report


def show(name: str, report: Report, *, errors: bool) -> None:
    """Print one report."""
    print(f"\n== {name}")
    print(f"{'':34} {'n':>5} {'precision':>9} {'recall':>7} {'wrong-fact sentences':>21} {'intents':>8}")
    for group, score in report.facts.items():
        right, count = report.intents.get(group, [0, 0])
        intents = f"{right / count:8.3f}" if count else " " * 8
        print(
            f"{group:34} {score.sentences:5} {score.precision:9.3f} {score.recall:7.3f} "
            f"{score.with_wrong:10} ({score.with_wrong / max(score.sentences, 1):6.2%}) {intents}",
        )
    asked, reported, wrong, needless = report.ambiguous
    print(
        f"ambiguous sentences {asked}: all words reported {reported}, with a wrong fact {wrong}; "
        f"needless questions {needless}",
    )
    print(
        "intents confused:",
        ", ".join(f"{a}→{b} {n}" for (a, b), n in report.confusion.most_common() if a != b) or "none",
    )
    if errors:
        for error in report.errors:
            row = error["row"]
            print(json.dumps({"id": row["id"], "text": row["text"], "asking": row.get("asking")}, ensure_ascii=False))
            for part in ("wrong", "missed", "what-if wrong", "what-if missed", "denied missed", "unclear"):
                if error[part]:
                    print(f"    {part}: {error[part]}")
            if error["intent"] not in {row["intent"], *row.get("intent_also", ())}:
                print(f"    intent: {row['intent']} read as {error['intent']}")


def main() -> None:
    """Run the evaluation and print it."""
    parser = argparse.ArgumentParser(description="How well unseen sentences are read.")
    parser.add_argument("--baseline", action="store_true", help="also train and measure Rasa's stock Chinese pipeline")
    parser.add_argument("--errors", action="store_true", help="list every sentence that was not read as labelled")
    parser.add_argument("--file", type=Path, default=SENTENCES)
    parser.add_argument("--part", choices=("all", "open", "sealed"), default="all", help="which of the sentences")
    asked = parser.parse_args()
    if asked.errors and asked.part != "open":
        parser.error("--errors is for --part open: the sealed part is worth something only while nobody looks at it")
    rows = part(sentences(asked.file), asked.part)
    started = time.perf_counter()
    store.intent_model()
    read("你好", today=TODAY)
    ready = time.perf_counter() - started
    started = time.perf_counter()
    report = measure(rows)
    spent = time.perf_counter() - started
    show("ours", report, errors=asked.errors)
    print(f"ready after {ready:.1f} s, {1000 * spent / len(rows):.2f} ms a sentence")
    if asked.baseline:
        from bench.understanding import baseline

        baseline_report, cost = baseline.measure(rows)
        show(
            "baseline: JiebaTokenizer, DIETClassifier, RegexEntityExtractor on the same sentences",
            baseline_report,
            errors=False,
        )
        print(cost)


if __name__ == "__main__":
    main()
