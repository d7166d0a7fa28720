"""A short dialogue as the gateway would hold it, with a decision that shows every status once."""

from typing import Any

Json = dict[str, Any]

AS_OF = "2026-11-22"
CASE_CODE = "7KM-4HX-9PC"
GREETING = "您好，我是政策助手。\n说说您在什么单位、有什么证书或职称、哪年拿的，我帮您看看哪些通道可以申报。"
QUOTE = "（2）取得技师职业资格或职业技能等级后从事相应技术技能工作满 3 年的，可申报评审相应系列中级职称。"
RESULT = (
    "结论：现在可以申报初级职称；中级职称还差时间，最早 2027年6月1日。\n"
    f"依据：{QUOTE}\n下一步：先问单位人力资源部门，再打 83556708。"
)
EMPLOYER_CHOICES = [
    {"value": "pilot", "label": "试点企业本部（广汽、广州港、广州地铁、广州数科的集团公司）"},
    {"value": "municipal", "label": "其他广州市属企业"},
    {"value": "outside_guangzhou", "label": "单位不在广州"},
]
SKILL_CHOICES = [
    {"value": "none", "label": "没有这类证书"},
    {"value": "senior_worker", "label": "高级工（三级）"},
    {"value": "technician", "label": "技师（二级）"},
]

_PATHWAYS: list[tuple[str, str, str, str]] = [
    ("title-junior", "三（一）1（1）", "初级职称", "可申报评审"),
    ("title-intermediate", "三（一）1（2）", "中级职称", "可申报评审"),
    ("title-associate-senior", "三（一）1（3）", "副高级职称", "可申报评审"),
    ("title-full-senior", "三（一）1（4）", "正高级职称", "可申报评审"),
    ("title-exceptional", "三（一）1（5）前段", "相应档次的职称", "可破格申报"),
    ("title-recognition", "三（一）1（5）后段", "中级职称", "可直接申请认定"),
    ("skill-senior-worker", "三（一）2（1）", "三级/高级工", "可申报职业技能评价"),
    ("skill-technician", "三（一）2（2）", "二级/技师", "可申报职业技能评价"),
    ("skill-senior-technician", "三（一）2（3）", "一级/高级技师", "可申报职业技能评价"),
    ("skill-special-technician", "三（一）2（4）", "特级技师", "可申报评聘"),
    ("skill-chief-technician", "三（一）2（5）", "首席技师", "可申报评聘"),
    ("dual-certification", "三（一）3", "职称和技能等级两个证", "可参加“一评双证”"),
    ("contest-skill-certificate", "三（二）", "职业技能等级证书", "按规定颁发"),
    ("contest-title", "三（二）", "职称证书", "对应颁发"),
    ("enterprise-contest", "三（二）", "“一赛双证”", "可参加岗位竞赛"),
]
_STATUSES = {"title-junior": "open", "title-intermediate": "not_yet", "title-exceptional": "unknown"}


def decision(facts: Json) -> Json:
    """Decide by the employer and the technician's certificate only: enough to see an edit change the answer."""
    return {
        "policy": "gz-2025-442",
        "policy_version": "scripted",
        "as_of": AS_OF,
        "pathways": [_pathway(facts, *row) for row in _PATHWAYS],
        "next_question": None,
    }


def _pathway(facts: Json, name: str, clause: str, grants: str, verb: str) -> Json:
    in_scope = facts.get("employer") == "pilot"
    holds = "technician" in (facts.get("skill_levels") or {})
    personal = _STATUSES.get(name, "closed") if holds else "closed"
    status = personal if in_scope else "closed"
    waits = status == "not_yet"
    return {
        "id": name,
        "clause": clause,
        "status": status,
        "earliest": "2027-06-01" if waits else None,
        "earliest_sure": "2027-06-30" if waits else None,
        "missing": ["honours"] if status == "unknown" else [],
        "personal_status": personal,
        "grants": grants,
        "verb": verb,
        "organiser": "试点企业",
        "already_held": False,
        "reasons": [
            {
                "state": "met" if in_scope else "unmet",
                "text": "您在试点企业本部上班。" if in_scope else "您的单位不在试点企业名单里。",
                "clause": "附件2",
                "quote": "企业名单实行动态更新。",
            },
            {
                "state": {"open": "met", "closed": "unmet"}.get(personal, personal),
                "text": "技师证书 2024年6月 取得，到 2027年6月1日 最早满 3 年。",
                "clause": clause,
                "quote": QUOTE,
            },
        ],
        "notes": ["可申报不等于评上，以单位备案方案为准。"],
    }


class Dialogue:
    """Asks employer, level and date, in this order, and then gives the result."""

    def __init__(self) -> None:
        self.facts: Json = {}

    def correct(self, changes: Json) -> Json:
        """Change facts by hand."""
        merged = {**self.facts, **changes}
        self.facts = {key: value for key, value in merged.items() if value is not None}
        return self._turn("已按您的修改重新判断。")

    def hear(self, said: str) -> Json:
        """Take the next answer, whatever it is about."""
        if "employer" not in self.facts and said in {choice["value"] for choice in EMPLOYER_CHOICES}:
            self.facts["employer"] = said
        elif said in {"senior_worker", "technician"}:
            self.facts["skill_levels"] = {said: None}
        elif "年" in said and "skill_levels" in self.facts:
            year, _, month = said.removesuffix("月").partition("年")
            self.facts["skill_levels"] = {"technician": f"{year}-{int(month):02}" if month else year}
        return self._turn("")

    def _turn(self, said: str) -> Json:
        text, choices, asking = self._next()
        messages = [{"text": said, "choices": []}] if said else []
        done = "technician" in (self.facts.get("skill_levels") or {}) and asking is None
        return {
            "messages": [*messages, {"text": text, "choices": choices}],
            "asking": asking,
            "facts": self.facts,
            "decision": decision(self.facts) if self.facts else None,
            "case_code": CASE_CODE if done else None,
            "retry": False,
            "deleted": False,
        }

    def _next(self) -> tuple[str, list[Json], str | None]:
        if "employer" not in self.facts:
            return "您在哪家单位上班？", EMPLOYER_CHOICES, "employer"
        if not self.facts.get("skill_levels"):
            return "您的职业技能等级证书，最高是哪一级？", SKILL_CHOICES, "skill_levels"
        if self.facts["skill_levels"].get("technician") is None:
            return "您的技师证书是哪一天发的？记得到年、月也可以。", [], "skill_levels.technician"
        return RESULT, [], None
