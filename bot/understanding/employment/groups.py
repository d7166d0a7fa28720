"""Which of the four groups is meant when none was named, or what may be asked about one: 派遣的, 子公司, 造汽车的那一家."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding.credentials.clarify import ask
from bot.understanding.employment import dispatch, relations
from bot.understanding.lexicon import content

if TYPE_CHECKING:
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Scene


def choices(row: str) -> list[dict[str, object]]:
    """Return what somebody may be who works on the premises of a company."""
    return [
        {"label": "公司自己的员工", "facts": {"employer": "pilot", "enterprise": row}},
        {"label": "劳务派遣到这里", "facts": {"employer": "pilot_dispatched", "enterprise": row}},
        {"label": "外包或供应商公司的员工", "facts": {"employer": "guangzhou_other"}},
    ]


def alone(scene: Scene, reading: Reading) -> None:
    """派遣 without a company: to whom is what matters."""
    ground = on_grounds(scene)
    if ground and dispatch.told(scene.normal.text):
        reading.facts.update({"employer": "pilot_dispatched", "enterprise": ground})
        return
    for mention in scene.mentions:
        if (
            mention.kind == "R"
            and mention.value == "dispatched"
            and mention.status == "asserted"
            and not scene.clauses[mention.clause].question
        ):
            if relations.FORMERLY.search(scene.before(mention, 6)):
                continue
            if re.search(r"不是|没|并非", scene.before(mention, 4)) or (scene.asking or "") == "plan_covers_me":
                continue
            if ground:
                reading.facts.update({"employer": "pilot_dispatched", "enterprise": ground})
                return
            places = [
                {
                    "label": "派遣到四家试点企业之一（广汽、广州港、广州地铁、广州数科）",
                    "facts": {"employer": "pilot_dispatched"},
                },
                {"label": "派遣到广州的其他单位", "facts": {"employer": "guangzhou_other"}},
            ]
            ask(reading, scene.surface(mention), "您是派遣到哪里上班的？", places)
            return


def on_grounds(scene: Scene) -> str | None:
    """Return the company that alone owns the grounds on which somebody works: 在地铁站里做保洁."""
    return _only_row("grounds", scene.normal.text)


def which_of_the_four(scene: Scene, reading: Reading) -> None:
    """造汽车的那一家, asked which of the four it is."""
    if scene.asking != "enterprise" or "enterprise" in reading.facts or any(c.question for c in scene.clauses):
        return
    row = _only_row("themes", scene.normal.text)
    if row and not re.search(r"不|没|都", scene.normal.text):
        reading.facts["enterprise"] = row


def _only_row(table: str, text: str) -> str | None:
    rows = {row for row, words in content.read_file("employers")[table].items() if any(w in text for w in words)}
    return rows.pop() if len(rows) == 1 else None


_GROUPS = (
    ("广州汽车集团", "gac"),
    ("广州港集团", "guangzhou_port"),
    ("广州地铁集团", "guangzhou_metro"),
    ("广州数字科技集团", "guangzhou_digital"),
)
_ANSWERS = {
    "subsidiary": ("子公司", "pilot_subsidiary"),
    "itself": ("本部", "pilot"),
    "dispatched": ("派遣单位", "pilot_dispatched"),
}


def which_group(scene: Scene, reading: Reading) -> None:
    """子公司 or 本部 as the answer to the question about the employer: of which group is what is left."""
    which_of_the_four(scene, reading)
    said = [mention for mention in scene.mentions if mention.kind == "R" and mention.value in _ANSWERS]
    if scene.asking != "employer" or not said or reading.facts or reading.clarify or reading.answer:
        return
    name, kind = _ANSWERS[said[0].value]
    groups: list[dict[str, object]] = [
        {"label": f"{group}的{name}", "facts": {"employer": kind, "enterprise": row}} for group, row in _GROUPS
    ]
    ask(reading, scene.surface(said[0]), "您说的是哪个集团？", [*groups, {"label": "别的集团或公司", "facts": {}}])
