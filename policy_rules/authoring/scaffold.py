"""A new policy to begin with: every file there, a made-up clause encoded, and the check content with it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from string import Template

from policy_rules.errors import PolicyError
from policy_rules.policy.folders import INDEX, available_policies

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)

_QUOTE = "取得高级工职业技能等级后从事相应工作满 2 年的，可申报评审初级职称"
_SOURCE = f"第一条 {_QUOTE}。\n第二条 本办法自$day起施行。\n"
_FILES = {
    "policy.yml": """# 这份政策是什么、从哪天起施行、给谁的。写好一处，就运行一次 policy-rules check。
id: $id
number: （待填：文号）
title: （待填：名称）
issuer: （待填：发文机关）
in_force_from: $day
# in_force_until: 2030-12-31
# 同时有几份政策时，这份给谁：
# applies_to:
#   one_of: {fact: employer, values: [municipal]}
higher_satisfies_lower: true
years_full: anniversary
contacts:
  - {office: （待填：处室）, phone: "00000000", about: 政策方面}
always_notes:
  - text: 可申报不等于评上，以受理通知为准。
pathway_order:
  - first-pathway
results_low_to_high: [初级职称]
ladders:
  - {fact: skill_levels, title: 技能等级, heights: {senior_worker: 0, technician: 1}}
  - {fact: titles, title: 职称, heights: {junior: 0, intermediate: 1}}
""",
    "source/full.txt": _SOURCE,
    "source/clauses.yml": f"""# 原文逐条，合起来就是 full.txt。不做成规则的条款写 operative: false 和 why_not。
- id: 第一条
  text: 第一条 {_QUOTE}。
- id: 第二条
  operative: false
  why_not: 施行日期写在 policy.yml 的 in_force_from。
  text: 第二条 本办法自$day起施行。
""",
    "pathways/first-pathway.yml": f"""# 一条通道一个文件。数字和等级必须出现在 quote 里，quote 必须是原文。
id: first-pathway
clause: 第一条
title: 高级工 → 初级职称
grants: 初级职称
verb: 可申报评审
organiser: （待填：组织单位）
quote: {_QUOTE}
already_held: {{titles: junior}}
crosses:
  - {{from: {{skill_levels: senior_worker}}, to: {{titles: junior}}}}
asked_by: 初级职称|助理工程师
conditions:
  - holds: {{skill_levels: senior_worker}}
    text: 取得高级工证书
    clause: 第一条
    quote: 取得高级工职业技能等级
  - worked: {{years: 2, since: {{skill_levels: senior_worker}}, during: worked_since_skill}}
    text: 取得高级工后从事相应工作满2年
    clause: 第一条
    quote: 取得高级工职业技能等级后从事相应工作满 2 年的
""",
    "readings.yml": "# 文件里可以有不同理解的地方；没有就留着空的。\n{}\n",
    "shared.yml": "# 几条通道共用的条件，通道文件里用 use: 名字 引用。\n{}\n",
    "glossary.yml": "- term: 高级工\n  text: 职业技能等级的三级。\n  clause: 第一条\n",
    "examples/people.yml": """# 例子就是测试：一个人、一天、应有的结论。
- name: 满2年的当天
  as_of: $later
  facts: {skill_levels: {senior_worker: "$day"}, worked_since_skill: true}
  expect: {first-pathway: open}
- name: 差一天
  as_of: $day_before
  facts: {skill_levels: {senior_worker: "$day"}, worked_since_skill: true}
  expect: {first-pathway: {status: not_yet, earliest: "$later"}}
""",
    "CHANGELOG.md": "# $id\n\n- $day 起草。\n",
}


def scaffold(policy_id: str, content: Path, start: date) -> Path:
    """Write the folder of a new policy and put it last in the index; return where it is.

    Raises:
        PolicyError: the id is no fit name, or there is such a policy already.
    """
    if not _ID.fullmatch(policy_id):
        message = f"`{policy_id}`: an id is made of small letters and figures, with hyphens between"
        raise PolicyError(message)
    folder = content / "policies" / policy_id
    if folder.exists():
        message = f"{folder} is there already"
        raise PolicyError(message)
    index = available_policies(content)
    for name, text in _FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_filled(text, policy_id, start), encoding="utf-8")
    lines = ["# 政策的顺序：几份都合适时，前面的优先。", *(f"- {one}" for one in (*index, policy_id))]
    (content / INDEX).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def _filled(text: str, policy_id: str, start: date) -> str:
    # the day before two years are full must not be before the policy itself
    later = date(start.year + 2, start.month, min(start.day, 28))
    day = date(start.year, start.month, min(start.day, 28))
    before = date.fromordinal(later.toordinal() - 1)
    days = {"day": day.isoformat(), "later": later.isoformat(), "day_before": before.isoformat()}
    return Template(text).substitute(id=policy_id, **days)
