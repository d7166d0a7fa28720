"""Reading rosters as people really make them."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pyarrow.parquet
import pytest

import policy_rules
from policy_rules.population.roster import files
from policy_rules.population.roster.files import opened
from policy_rules.population.roster.headers import RosterError
from policy_rules.population.roster.reading import Roster
from tests.population.crowds import DECLARATIONS, crowd
from tests.population.rosters import cells, write


def read(path, id_column=None):
    """Facts of all people, the problems, and the numbers of the rows that were used."""
    people, problems, rows = [], [], []
    for batch in Roster(opened(path), DECLARATIONS, id_column).batches():
        people += [batch.columns.facts_of(row) for row in range(len(batch.rows))]
        problems += batch.problems
        rows += batch.rows.tolist()
    return people, problems, rows


def one(tmp_path, row):
    """The facts of one person in a file of one row."""
    people, problems, _ = read(write(tmp_path / "one.csv", [row]))
    assert problems == []
    return people[0]


def test_a_roster_says_what_the_json_of_the_contract_says(tmp_path):
    """Five hundred people of every shape, written as cells and read again."""
    raw = [facts for facts in crowd(500, seed=21) if facts]
    people, problems, _ = read(write(tmp_path / "people.csv", [cells(facts) for facts in raw]))
    assert problems == []
    assert people == [policy_rules.parse_facts(facts) for facts in raw]


def test_headings_and_words_may_be_chinese(tmp_path):
    """Labels of the facts and their values; the same person twice."""
    chinese = {
        "所在单位": "试点企业本部",
        "技能等级证书.技师": "2021年6月5日",
        "高级工": "2016/3",
        "职称": "无",
        "技能大赛奖项": "全国技能大赛：金牌；世界技能大赛：",
        "国家级或省级荣誉": "中华技能大奖、全国技术能手",
        "拿证后是否一直从事相应工作": "中断180天",
        "岗位是否在试点领域": "是",
    }
    english = {
        "employer": "pilot",
        "skill_levels": {"technician": "2021-06-05", "senior_worker": "2016-03"},
        "titles": {},
        "contest_awards": [{"contest": "national", "prize": "gold"}, {"contest": "worldskills", "prize": None}],
        "honours": ["china_skills_award", "national_technical_expert"],
        "worked_since_skill": {"gap_days": 180},
        "in_pilot_field": True,
    }
    assert one(tmp_path, chinese) == policy_rules.parse_facts(english)


@pytest.mark.parametrize(
    ("cell", "when"),
    [
        ("2021-06-15", "2021-06-15"),
        ("2021/6/5", "2021-06-05"),
        ("2021.6", "2021-06"),
        ("2021年6月", "2021-06"),
        ("２０２１年", "2021"),
        ("20210615", "2021-06-15"),
        ("2021/6/5 0:00:00", "2021-06-05"),
        ("2021-06..2022-01", {"earliest": "2021-06", "latest": "2022-01"}),
        ("2021年6月至2022年1月", {"earliest": "2021-06", "latest": "2022-01"}),
        ("..2022", {"latest": "2022"}),
        ('{"earliest": "2020"}', {"earliest": "2020"}),
        ("有", None),
        ("不详", None),
    ],
)
def test_dates_as_people_write_them(tmp_path, cell, when):
    """In a column of one level; held without a date is also something."""
    expected = {} if cell == "不详" else {"skill_levels": {"technician": when}}
    assert one(tmp_path, {"employer": "pilot", "skill_levels.technician": cell}) == policy_rules.parse_facts(
        {"employer": "pilot", **expected}
    )


def test_all_levels_may_stand_in_one_column(tmp_path):
    """``高级工:2016-03；技师`` in the column of the fact."""
    assert one(tmp_path, {"技能等级证书": "高级工:2016-03；技师"}) == policy_rules.parse_facts(
        {"skill_levels": {"senior_worker": "2016-03", "technician": None}}
    )


def test_an_empty_cell_is_not_known_and_none_is_none(tmp_path):
    """Blank, ``无`` and ``否`` are three things."""
    assert one(
        tmp_path, {"employer": "", "titles": "无", "in_pilot_field": "否", "honours": "？"}
    ) == policy_rules.parse_facts({"titles": {}, "in_pilot_field": False})


def test_bad_rows_are_named_by_row_column_and_reason_and_the_rest_is_read(tmp_path):
    """Also rows with too many or too few cells, and empty lines between them; numbers as a spreadsheet shows them."""
    path = tmp_path / "bad.csv"
    path.write_text(
        "employer,skill_levels.technician,worked_since_skill\n"
        "pilot,2021-06-15,是\n"  # 2
        "pilto,2021-06-15,是\n"  # 3: no such employer
        "\n"  # 4
        "pilot,2021-02-30,也许\n"  # 5: two bad cells
        "pilot,2021\n"  # 6: a cell is missing
        'pilot,2021,"是\n"\n'  # 7, over two lines
        "pilot,2021,是,多一格\n"  # 8
        "pilot,1821,是\n"  # 9
        "municipal,,\n",  # 10
        encoding="utf-8",
    )
    people, problems, rows = read(path)
    assert rows == [2, 7, 10]
    assert len(people) == 3
    assert [(problem.row, problem.column) for problem in problems] == [
        (3, "employer"),
        (4, ""),
        (5, "skill_levels.technician"),
        (5, "worked_since_skill"),
        (6, ""),
        (8, ""),
        (9, "skill_levels.technician"),
    ]
    assert "employer" in problems[0].reason
    assert all("。" in problem.reason and "pilto" not in problem.reason for problem in problems)


def test_a_level_told_in_two_places_must_be_the_same(tmp_path):
    """The column of the fact and the column of the level: equal is fine, different is a bad row."""
    rows = [
        {"skill_levels": "technician:2021", "skill_levels.technician": "2021"},
        {"skill_levels": "technician:2021", "skill_levels.technician": "2022"},
        {"skill_levels": "none", "skill_levels.technician": "2022"},
        {"skill_levels": "senior_worker:2015", "skill_levels.technician": "2022"},
    ]
    people, problems, _ = read(write(tmp_path / "twice.csv", rows))
    assert [problem.row for problem in problems] == [3, 4]
    assert people[0] == policy_rules.parse_facts({"skill_levels": {"technician": "2021"}})
    assert people[1] == policy_rules.parse_facts({"skill_levels": {"technician": "2022", "senior_worker": "2015"}})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_files_as_spreadsheets_save_them(tmp_path, encoding, delimiter):
    """Chinese Excel writes GBK, or UTF-8 with a mark, or UTF-16 with tabs."""
    path = write(
        tmp_path / "x.csv", [{"所在单位": "试点企业本部", "备注": "好"}] * 3, encoding=encoding, delimiter=delimiter
    )
    people, problems, rows = read(path)
    assert (people[2], problems, rows) == (policy_rules.parse_facts({"employer": "pilot"}), [], [2, 3, 4])


def test_row_numbers_hold_across_blocks(tmp_path, monkeypatch):
    """A long file comes in many blocks; bad rows keep their own numbers."""
    monkeypatch.setattr(files, "BLOCK_BYTES", 1 << 10)
    special = {0: "nowhere,true", 1: "pilot", 2: ""}
    lines = ["employer,in_pilot_field", *(special.get(number % 50, "pilot,true") for number in range(2, 2002))]
    path = tmp_path / "long.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    batches = list(Roster(opened(path), DECLARATIONS).batches())
    problems = [problem.row for batch in batches for problem in batch.problems]
    rows = [row for batch in batches for row in batch.rows.tolist()]
    assert len(batches) > 5
    assert problems == [number for number in range(2, 2002) if number % 50 in special]
    assert rows == [number for number in range(2, 2002) if number % 50 not in special]


def test_typed_columns_of_parquet_are_read(tmp_path):
    """Dates, yes or no, numbers and lists as other programs write them."""
    columns = {
        "employer": pa.array(["pilot", None]),
        "in_pilot_field": pa.array([True, None]),
        "skill_levels.technician": pa.array([dt.date(2021, 6, 15), None]),
        "guangzhou_enterprise_since": pa.array([dt.datetime(2020, 1, 2), None]),  # noqa: DTZ001
        "guangzhou_enterprise_gap_days": pa.array([30.0, None]),
        "honours": pa.array([["china_skills_award", "state_council_allowance"], []]),
    }
    pa.parquet.write_table(pa.table(columns), tmp_path / "x.parquet")
    people, problems, rows = read(tmp_path / "x.parquet")
    assert (problems, rows) == ([], [2, 3])
    assert people[0] == policy_rules.parse_facts(
        {
            "employer": "pilot",
            "in_pilot_field": True,
            "skill_levels": {"technician": "2021-06-15"},
            "guangzhou_enterprise_since": "2020-01-02",
            "guangzhou_enterprise_gap_days": 30,
            "honours": ["china_skills_award", "state_council_allowance"],
        }
    )
    assert people[1] == policy_rules.parse_facts({"honours": []})


def test_who_somebody_is_is_neither_read_nor_copied(tmp_path):
    """Names, numbers of identity cards and telephones; other columns nobody understands are left out too."""
    row = {"姓名": "张三", "身份证号": "440101199001011234", "手机号码": "13800138000", "工号": "7", "部门": "总装"}
    roster = Roster(opened(write(tmp_path / "x.csv", [row | {"employer": "pilot"}])), DECLARATIONS)
    assert roster.headers.private == ("姓名", "身份证号", "手机号码")
    assert roster.headers.ignored == ("部门",)
    assert roster.headers.id_column == "工号"
    assert next(roster.batches()).ids == ["7"]


def test_an_id_that_is_an_identity_or_telephone_number_is_hidden(tmp_path):
    """Whatever the column is called."""
    rows = [{"id": one, "employer": "pilot"} for one in ("A1", "44010119900101123X", "13800138000")]
    batch = next(Roster(opened(write(tmp_path / "x.csv", rows)), DECLARATIONS).batches())
    assert (batch.ids, batch.hidden_ids) == (["A1", "", ""], 2)


@pytest.mark.parametrize(
    "garbage", [b"\xff\xfe\x00", bytes(range(1, 256)) * 40, b"employer\npilot\n\x00\xff\x80\x81\n"]
)
def test_garbage_is_refused_and_nothing_breaks(tmp_path, garbage):
    """A file that is no text at all."""
    (tmp_path / "x.csv").write_bytes(garbage)
    with pytest.raises(RosterError):
        read(tmp_path / "x.csv")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "空"),
        ("部门,备注\n总装,好\n", "没有一列"),
        ("employer,所在单位\npilot,pilot\n", "同一件事"),
        ("employer,employer\npilot,pilot\n", "重复"),
    ],
)
def test_a_roster_that_cannot_be_read_at_all_is_refused(tmp_path, text, said):
    """One sentence in Chinese says why."""
    (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    with pytest.raises(RosterError, match=said):
        read(tmp_path / "x.csv")


def test_a_private_column_cannot_be_the_id(tmp_path):
    """Not even if somebody asks for it."""
    path = write(tmp_path / "x.csv", [{"姓名": "张三", "employer": "pilot"}])
    with pytest.raises(RosterError, match="身份信息"):
        read(path, id_column="姓名")
    with pytest.raises(RosterError, match="没有"):
        read(path, id_column="nowhere")


def test_a_file_that_is_not_there_or_no_parquet_is_refused(tmp_path):
    """By name."""
    (tmp_path / "x.parquet").write_text("no")
    for name in ("nowhere.csv", "x.parquet"):
        with pytest.raises(RosterError, match=name):
            opened(tmp_path / name)
