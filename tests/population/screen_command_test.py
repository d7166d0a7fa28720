"""``policy-rules screen``: what goes in, what comes out, what is said."""

from __future__ import annotations

import csv
import subprocess
import sys
from xml.etree import ElementTree as ET

import pyarrow.parquet
import pytest

import policy_rules
from policy_rules.command_line import main
from tests.population.crowds import AS_OF, crowd
from tests.population.rosters import cells, write

POLICY = policy_rules.load_policy("gz-2025-442")


@pytest.fixture
def people():
    """Two hundred people, and one row between them that cannot be used."""
    return crowd(200, seed=31)


def screen(*arguments: object):
    """The exit code."""
    return main(["screen", *map(str, arguments), "--policy", "gz-2025-442", "--as-of", AS_OF.isoformat()])


def rows_of(people):
    """Their rows, with a staff number and a name."""
    return [
        {"工号": f"A{number}", "姓名": "张三", "employer": "", **cells(facts)} for number, facts in enumerate(people)
    ]


def test_every_field_of_every_row_is_what_the_single_decision_says(tmp_path, people):
    """Through the files, from the text of the cells to the columns of the result."""
    roster = write(tmp_path / "people.csv", rows_of(people))
    assert screen(roster, "-o", tmp_path / "out.parquet", "--verify", 50) == 0
    table = pyarrow.parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert [line["工号"] for line in table] == [f"A{number}" for number in range(200)]
    assert [line["row"] for line in table] == list(range(2, 202))
    for line, facts in zip(table, people, strict=True):
        for pathway in policy_rules.decide(POLICY, policy_rules.parse_facts(facts), AS_OF).pathways:
            told = {key.partition(".")[2]: value for key, value in line.items() if key.startswith(f"{pathway.id}.")}
            days = {key: value and value.isoformat() for key, value in told.items() if "earliest" in key}
            assert told["status"] == pathway.status
            assert told["personal_status"] == pathway.personal_status
            assert told["already_held"] == pathway.already_held
            assert (told["missing"] or "") == ";".join(pathway.missing)
            expected = {key: getattr(pathway, key) for key in days}
            assert days == expected
            failed = [
                one.text
                for one, reason in zip(_reported(pathway.id), pathway.reasons, strict=True)
                if reason.state == "unmet"
            ]
            assert (told["unmet"] or "") == "；".join(dict.fromkeys(failed))


def _reported(pathway_id):
    return next(one for one in POLICY.pathways if one.id == pathway_id).reported


def test_nothing_that_says_who_somebody_is_comes_out(tmp_path, people, capsys):
    """No name in any file, and a sentence that says so."""
    roster = write(tmp_path / "people.csv", [row | {"身份证号": "440101199001011234"} for row in rows_of(people)])
    assert screen(roster, "-o", tmp_path / "out.csv") == 0
    assert "姓名、身份证号" in capsys.readouterr().err
    for path in tmp_path.iterdir():
        if path != roster:
            assert "张三" not in path.read_text("utf-8"), path
            assert "440101" not in path.read_text("utf-8"), path


def test_bad_rows_go_to_a_file_of_their_own_and_the_rest_is_done(tmp_path, capsys):
    """Row, column and reason; exit code 0."""
    rows = [{"employer": "pilot", "skill_levels.technician": "2020-01-01"} for _ in range(4)]
    rows[1]["employer"] = "火星"
    rows[2]["skill_levels.technician"] = "去年"
    assert screen(write(tmp_path / "x.csv", rows), "-o", tmp_path / "out.parquet") == 0
    with (tmp_path / "out.errors.csv").open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.reader(stream))
    assert [line[:2] for line in lines] == [["行", "列"], ["3", "employer"], ["4", "skill_levels.technician"]]
    assert pyarrow.parquet.read_table(tmp_path / "out.parquet")["row"].to_pylist() == [2, 5]
    said = capsys.readouterr()
    assert "有 2 行用不了" in said.err
    assert "第 3 行“employer”" in said.err
    assert "共 2 人" in said.out


def test_a_roster_of_bad_rows_alone_ends_with_1(tmp_path, capsys):
    """Nothing was decided."""
    assert screen(write(tmp_path / "x.csv", [{"employer": "火星"}]), "-o", tmp_path / "out.parquet") == 1
    assert "没有一行可以用" in capsys.readouterr().err


def test_an_error_file_of_an_earlier_run_does_not_stay(tmp_path):
    """A second run without bad rows leaves none."""
    (tmp_path / "out.errors.csv").write_text("old")
    screen(write(tmp_path / "x.csv", [{"employer": "pilot"}]), "-o", tmp_path / "out.parquet")
    assert not (tmp_path / "out.errors.csv").exists()


def test_the_summary_counts_statuses_and_the_next_months(tmp_path, capsys):
    """Three people wait for the same month, one may apply, of one something is not known."""
    waiting = {
        "employer": "pilot",
        "in_pilot_field": "是",
        "skill_levels.technician": "2024-03-10",
        "skill_levels_complete": "是",
        "worked_since_skill": "是",
        "titles": "无",
    }
    rows = [waiting] * 3 + [{**waiting, "skill_levels.technician": "2020-01-01"}, {**waiting, "worked_since_skill": ""}]
    assert screen(write(tmp_path / "x.csv", rows), "-o", tmp_path / "out.parquet") == 0
    lines = capsys.readouterr().out.splitlines()
    assert next(line for line in lines if line.startswith("技师 → 中级职称")).split()[-4:] == ["1", "3", "0", "1"]
    assert any("2027年 3月" in line and "3 人" in line and "技师 → 中级职称 3" in line for line in lines)


def test_the_picture_shows_the_same_counts_and_is_well_formed(tmp_path, people):
    """Every pathway has its title, its counts and one bar whose parts fill the whole width."""
    screen(write(tmp_path / "x.csv", rows_of(people)), "-o", tmp_path / "out.parquet")
    root = ET.fromstring((tmp_path / "out.svg").read_text("utf-8"))  # noqa: S314  # our own picture
    texts = ["".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text")]
    table = pyarrow.parquet.read_table(tmp_path / "out.parquet")
    for pathway in POLICY.pathways:
        place = texts.index(pathway.content.title)
        statuses = table[f"{pathway.id}.status"].to_pylist()
        counts = [statuses.count(status) for status in ("open", "not_yet", "unknown", "closed")]
        assert texts[place + 1 : place + 5] == [str(count) for count in counts]
    width = float(root.attrib["viewBox"].split()[2])
    for box in root.iter("{http://www.w3.org/2000/svg}rect"):
        assert float(box.get("x", "0")) + float(box.attrib["width"]) <= width


def test_results_can_be_written_in_chinese_for_a_spreadsheet(tmp_path):
    """Headings, statuses and missing facts; Excel sees that it is UTF-8."""
    rows = [{"employer": "pilot", "skill_levels.technician": "2020-01-01", "in_pilot_field": "是"}]
    assert screen(write(tmp_path / "x.csv", rows), "-o", tmp_path / "out.csv", "--chinese") == 0
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as stream:
        (line,) = csv.DictReader(stream)
    assert line["技师 → 中级职称：结论"] == "还缺信息"
    assert line["技师 → 中级职称：还要知道"] == "拿证后是否一直从事相应工作"


def test_the_template_can_be_screened_as_it_is(tmp_path, capsys):
    """Every column is known, no cell is bad."""
    assert main(["screen", "--policy", "gz-2025-442", "--template", str(tmp_path / "t.csv")]) == 0
    assert screen(tmp_path / "t.csv", "-o", tmp_path / "out.parquet") == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "共 3 人" in said.out


@pytest.mark.parametrize("arguments", [[], ["nowhere.csv"]])
def test_what_cannot_be_read_ends_with_2(arguments, capsys):
    """One line says why."""
    assert screen(*arguments) == 2
    assert capsys.readouterr().err.startswith("policy-rules: ")


def test_a_single_decision_needs_no_numpy():
    """Neither the command line nor the library imports what only a roster needs."""
    code = (
        "import sys, policy_rules, policy_rules.command_line as c; c._parser(); "
        "print([name for name in ('numpy', 'pyarrow', 'tqdm') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
