"""``policy-rules graph`` and ``new``: pictures without any tool, and a policy to begin with."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

import policy_rules
from policy_rules.authoring.graph.svg import width_of, wrapped
from policy_rules.checking import problems_of
from policy_rules.command_line import main
from policy_rules.policy.model import Policy
from tests.browser.chromium import running_chromium
from tests.policies.contents import SECOND, copied, with_second_policy

SVG = "{http://www.w3.org/2000/svg}"
OVERFLOWING = """() => {
  const page = document.documentElement.viewBox.baseVal;
  const boxes = [...document.querySelectorAll("rect[class]")].map((rect) => rect.getBBox());
  const holds = (box, x, y) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
  const inside = (text, box) => text.x >= box.x && text.x + text.width <= box.x + box.width;
  return [...document.querySelectorAll("tspan")].filter((span) => {
    const text = span.parentNode.getBBox();
    const around = boxes.filter((box) => holds(box, text.x + text.width / 2, text.y + text.height / 2));
    return !inside(text, page) || around.some((box) => !inside(text, box));
  }).map((span) => span.textContent);
}"""


@pytest.fixture(scope="module")
def graphs(tmp_path_factory):
    """All pictures of the real policy."""
    folder = tmp_path_factory.mktemp("graphs")
    assert main(["graph", "-o", str(folder)]) == 0
    (drawn,) = folder.iterdir()
    return drawn


def test_every_pathway_and_the_ladders_are_drawn_twice(graphs):
    """As SVG and as Mermaid text."""
    (policy,) = policy_rules.policies()
    names = {pathway.id for pathway in policy.pathways} | {"ladders"}
    assert {path.name for path in graphs.iterdir()} == {f"{name}{end}" for name in names for end in (".svg", ".mmd")}


def test_a_picture_says_every_condition_of_its_pathway_with_its_clause(graphs):
    """Nothing is left out, and nothing is said that the policy does not say."""
    (policy,) = policy_rules.policies()
    for pathway in policy.pathways:
        svg = ET.fromstring((graphs / f"{pathway.id}.svg").read_text(encoding="utf-8"))  # noqa: S314  # made here
        drawn = "".join("".join(text.itertext()) for text in svg.iter(f"{SVG}text"))
        for reported in pathway.reported:
            assert reported.text in drawn
            assert reported.text in (graphs / f"{pathway.id}.mmd").read_text(encoding="utf-8")
        assert pathway.content.clause in drawn


def test_the_ladders_show_every_level_and_every_crossing_with_its_years(graphs):
    """Both pictures."""
    svg = (graphs / "ladders.svg").read_text(encoding="utf-8")
    mermaid = (graphs / "ladders.mmd").read_text(encoding="utf-8")
    for said in ("首席技师", "学徒工", "正高级职称", "三（一）1（2） 满3年", "三（一）2（5） 满3年"):
        assert said in svg
        assert said in mermaid
    assert mermaid.count("-->") == 10


def test_every_arrow_of_a_mermaid_text_joins_boxes_that_are_there(graphs):
    """No tool would draw it otherwise."""
    for path in sorted(graphs.glob("*.mmd")):
        text = path.read_text(encoding="utf-8")
        boxes = set(re.findall(r"^\s*(\w+)(?:\[|\(\[)", text, re.MULTILINE))
        arrows = re.findall(r"^\s*(\w+) (?:-->|~~~)(?:\|[^|]*\|)? (\w+)$", text, re.MULTILINE)
        assert arrows, path.name
        assert {end for arrow in arrows for end in arrow} <= boxes, path.name


def test_chinese_text_stays_inside_its_box_in_a_browser(graphs):
    """Measured, with the font that is there."""
    with running_chromium() as browser:
        page = browser.new_page()
        for path in sorted(graphs.glob("*.svg")):
            page.goto(path.as_uri())
            assert page.evaluate(OVERFLOWING) == [], path.name


def test_a_line_is_broken_where_it_is_full_and_never_before_a_closing_mark():
    """Whatever the words."""
    lines = wrapped("取得技师后从事相应技术技能工作（满3年），才可以。", 10, 60)
    assert "".join(lines) == "取得技师后从事相应技术技能工作（满3年），才可以。"
    assert all(width_of(line.rstrip("，。）"), 10) <= 60 for line in lines)
    assert not any(line.startswith(("）", "，", "。")) for line in lines)


def test_another_policy_is_drawn_as_well(tmp_path):
    """Its own levels; a version by its day."""
    content = with_second_policy(tmp_path)
    wanted = ["--content", str(content), "--policy", SECOND, "--as-of", "2026-11-22", "--format", "svg"]
    assert main(["graph", *wanted, "-o", str(tmp_path / "g")]) == 0
    assert "水手长" in (tmp_path / "g" / SECOND / "ladders.svg").read_text(encoding="utf-8")
    assert not list((tmp_path / "g" / SECOND).glob("*.mmd"))


def test_a_new_policy_passes_the_check_and_decides(tmp_path, capsys):
    """Every file is there, with a made-up clause to be replaced; it stands last in the index."""
    content = copied(tmp_path)
    assert main(["new", "example-city-1", "--from", "2027-01-01", "--content", str(content)]) == 0
    assert problems_of("example-city-1", content) == []
    assert main(["check", "--content", str(content), "--policy", "example-city-1"]) == 0
    assert "all is well" in capsys.readouterr().out
    assert policy_rules.available_policies(content)[-1] == "example-city-1"
    policy: Policy = policy_rules.load_policy("example-city-1", content=content)
    assert policy.first_day == date(2027, 1, 1)


@pytest.mark.parametrize("name", ["Big", "a b", "../x", "gz-2025-442", "-a", "a_b"])
def test_a_new_policy_needs_a_fit_name_that_nobody_has(tmp_path, capsys, name):
    """Nothing is written then."""
    content = copied(tmp_path)
    before = sorted(content.rglob("*"))
    assert main(["new", "--content", str(content), "--", name]) == 2
    assert sorted(content.rglob("*")) == before
    assert capsys.readouterr().err


def test_a_folder_that_is_no_content_is_refused(tmp_path, capsys):
    """By every command that takes one."""
    for command in (["check"], ["graph"], ["new", "x"]):
        assert main([*command, "--content", str(tmp_path)]) == 2
        assert "no content folder" in capsys.readouterr().err
