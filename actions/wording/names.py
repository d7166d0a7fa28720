"""What levels, prizes, honours, employers and facts are called in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SKILL_LEVELS: Mapping[str, str] = MappingProxyType(
    {
        "apprentice": "学徒工",
        "junior_worker": "初级工",
        "intermediate_worker": "中级工",
        "senior_worker": "高级工",
        "technician": "技师",
        "senior_technician": "高级技师",
        "special_technician": "特级技师",
        "chief_technician": "首席技师",
    }
)
TITLES: Mapping[str, str] = MappingProxyType(
    {
        "junior": "初级职称",
        "intermediate": "中级职称",
        "associate_senior": "副高级职称",
        "full_senior": "正高级职称",
        "senior": "高级职称（没说副高还是正高）",
    }
)
QUALIFICATIONS: Mapping[str, str] = MappingProxyType(
    {
        "junior": "相当于初级职称的职业资格",
        "intermediate": "相当于中级职称的职业资格",
        "associate_senior": "相当于副高级职称的职业资格",
        "full_senior": "相当于正高级职称的职业资格",
        "senior": "相当于高级职称的职业资格",
    }
)
LEVELS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "skill_levels": SKILL_LEVELS,
        "titles": TITLES,
        "qualifications": QUALIFICATIONS,
    }
)
CONTESTS: Mapping[str | None, str] = MappingProxyType(
    {
        "worldskills": "世界技能大赛",
        "national": "全国技能大赛",
        "other": "其他比赛",
        None: "比赛（哪个赛还不清楚）",
    }
)
PRIZES: Mapping[str | None, str] = MappingProxyType(
    {
        "gold": "金牌",
        "silver": "银牌",
        "bronze": "铜牌",
        "excellence": "优胜奖",
        None: "获奖（什么奖还不清楚）",
    }
)
HONOURS: Mapping[str, str] = MappingProxyType(
    {
        "china_skills_award": "中华技能大奖",
        "national_technical_expert": "全国技术能手",
        "national_model_worker": "全国劳模",
        "nanyue_technical_expert": "南粤技术能手",
        "provincial_model_worker": "省级劳模",
        "national_may_day_medal": "全国五一劳动奖章",
        "provincial_may_day_medal": "省级五一劳动奖章",
        "state_council_allowance": "国务院政府特殊津贴",
        "other_provincial": "其他省级以上表彰",
        "city_model_worker": "市级劳模",
        "city_may_day_medal": "市级五一劳动奖章",
        "below_provincial": "市级以下表彰",
        "model_worker": "劳模（哪一级还不清楚）",
        "may_day_medal": "五一劳动奖章（哪一级还不清楚）",
    }
)
EMPLOYERS: Mapping[str, str] = MappingProxyType(
    {
        "pilot": "试点企业本部",
        "pilot_subsidiary": "试点企业的下属公司",
        "pilot_dispatched": "派遣到试点企业",
        "municipal": "广州市属企业",
        "district": "广州区属企业",
        "joint_venture": "合资企业",
        "guangzhou_other": "广州的其他企业",
        "non_enterprise": "学校、事业单位或机关",
        "outside_guangzhou": "广州以外的单位",
        "none": "目前没有工作单位",
    }
)
ENTERPRISES: Mapping[str, str] = MappingProxyType(
    {
        "gac": "广州汽车集团",
        "guangzhou_port": "广州港集团",
        "guangzhou_metro": "广州地铁集团",
        "guangzhou_digital": "广州数字科技集团",
    }
)
FACTS: Mapping[str, str] = MappingProxyType(
    {
        "employer": "工作单位",
        "enterprise": "哪家试点企业",
        "plan_covers_me": "单位方案是否包括您",
        "in_pilot_field": "岗位是否在试点领域",
        "is_frontline": "是否在一线",
        "skill_levels": "技能等级证书",
        "worked_since_skill": "拿证后是否一直做这一行",
        "titles": "职称",
        "qualifications": "专业技术人员职业资格",
        "title_matches_post": "职称专业和岗位是否对应",
        "worked_since_title": "拿职称后做本行多久",
        "worked_since_skill_in_occupation": "拿技能证后做本职业多久",
        "skill_matches_post": "技能证和岗位是否对应",
        "has_applied_for_title": "以前是否报过职称",
        "has_held_title": "是否拿过职称",
        "contest_awards": "技能大赛获奖",
        "honours": "荣誉称号",
        "guangzhou_enterprise_since": "在广州企业工作从哪天算起",
        "guangzhou_enterprise_gap_days": "在广州企业工作中断的天数",
        "guangzhou_enterprise_one_year": "在广州企业是否做满一年",
        "plan_offers_dual_certification": "单位有没有一评双证",
        "plan_offers_enterprise_contest": "单位有没有岗位竞赛评价",
        "skill_levels_complete": "其他技能证书",
        "titles_complete": "其他职称",
    }
)
YES_OR_NO: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "plan_covers_me": ("集团方案包括您这个单位或岗位", "集团方案不包括您这个单位或岗位"),
        "in_pilot_field": ("岗位在试点领域内", "岗位不在试点领域内"),
        "is_frontline": ("在一线做技能或技术工作", "不在一线"),
        "skill_levels_complete": ("没有别的技能证书", "可能还有别的技能证书"),
        "titles_complete": ("没有别的职称", "可能还有别的职称"),
        "title_matches_post": ("职称专业和岗位对得上", "职称专业和岗位对不上"),
        "skill_matches_post": ("技能证和岗位对得上", "技能证和岗位对不上"),
        "has_applied_for_title": ("以前报过职称", "以前没报过职称"),
        "has_held_title": ("拿过职称", "没拿过职称"),
        "guangzhou_enterprise_one_year": ("在广州企业做满一年", "在广州企业没做满一年"),
        "plan_offers_dual_certification": ("单位有一评双证", "单位没有一评双证"),
        "plan_offers_enterprise_contest": ("单位有岗位竞赛评价", "单位没有岗位竞赛评价"),
    }
)
WORK_SINCE: Mapping[str, str] = MappingProxyType(
    {
        "worked_since_skill": "拿技能证后",
        "worked_since_title": "拿职称后",
        "worked_since_skill_in_occupation": "拿技能证后在本职业",
    }
)
NONE_HELD: Mapping[str, str] = MappingProxyType(
    {
        "skill_levels": "没有技能等级证书",
        "titles": "没有职称",
        "qualifications": "没有专业技术人员职业资格",
        "contest_awards": "没有大赛奖",
        "honours": "没有荣誉称号",
    }
)


def fact_label(fact: str) -> str:
    """What a fact or the date of one level (``skill_levels.technician``) is called."""
    name, _, level = fact.partition(".")
    if level:
        return f"{LEVELS[name].get(level, '')}的取得时间"
    return FACTS.get(name, name)
