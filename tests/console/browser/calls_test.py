"""Typical callers, by keyboard only: from a blank screen to the answer that is read aloud in at most 12 strokes."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.console.browser.conftest import AtWork
from tests.console.browser.keyboard import AgentAtWork

MOST = 12


@pytest.fixture(autouse=True)
def clock_of_the_call(agent: AgentAtWork, request: pytest.FixtureRequest) -> Iterator[None]:
    """Write strokes and seconds of each call into the report of the tests."""
    begun = time.monotonic()
    yield
    seconds = round(time.monotonic() - begun, 1)
    request.node.user_properties += [("strokes", agent.pressed), ("seconds", seconds)]


def answered(agent: AgentAtWork, *words: str) -> None:
    """The script says it, within the strokes allowed."""
    for one in words:
        expect(agent.page.locator("#script")).to_contain_text(one)
    assert agent.pressed <= MOST, agent.pressed
    assert agent.complaints == []


def test_technician_of_the_metro_asks_for_a_title(agent: AgentAtWork) -> None:
    agent.hear("我在广州地铁做检修，技师，2022年3月拿的证，一直在岗")
    answered(agent, "可申报评审中级职称")
    assert agent.status("title-intermediate") == "open"
    assert agent.pressed == 3


def test_engineer_who_says_gaogong_asks_for_a_skill_level(agent: AgentAtWork) -> None:
    agent.paste("我在广汽集团上班，是高工，2020年5月评的").press("Enter")
    expect(agent.page.locator("#proposal mark").first).to_have_text("高工")
    expect(agent.page.locator(":focus")).to_have_attribute("name", re.compile("^clarify"))
    agent.press("ArrowDown", "Enter")
    while agent.status("skill-special-technician") == "unknown" and agent.pressed < MOST:
        if agent.page.locator("#answered_when").count():
            agent.press("Alt+Q").paste("2020-05").press("Enter")
        else:
            agent.press("Alt+1")
    answered(agent, "可申报特级技师评聘")
    assert agent.status("skill-special-technician") == "open"


def test_medallist_without_a_line_to_paste_answers_question_by_question(agent: AgentAtWork) -> None:
    wanted = {
        "employer": "municipal",
        "contest_awards": "worldskills",
        "is_frontline": "true",
        "guangzhou_enterprise_since": "one_year",
    }
    while agent.status("contest-title") == "unknown" and agent.pressed < MOST:
        value = wanted.get(agent.question, "silver" if agent.page.locator('[value="answer:silver"]').count() else "")
        choice = agent.page.locator(f'#question [value="answer:{value}"]')
        agent.press(f"Alt+{choice.get_attribute('data-key')}" if value and choice.count() else "Alt+X")
    answered(agent, "对应颁发中级职称", "按规定颁发技师")
    assert agent.status("contest-title") == "open"


def test_almost_three_years_gives_the_day_from_which_it_is_enough(agent: AgentAtWork) -> None:
    agent.hear("广州港的，技师证2024年6月1日发的，一直在岗，岗位在试点领域里")
    answered(agent, "最早2027年6月1日")


@pytest.mark.parametrize("size", [(1366, 768), (683, 384)])
def test_answer_and_next_question_are_in_sight_without_scrolling_sideways(
    at_work: AtWork, size: tuple[int, int]
) -> None:
    width, height = size
    agent = at_work("zhang", viewport={"width": width, "height": height}, device_scale_factor=1366 / width)
    agent.hear("我在广州地铁做检修，技师，2022年3月拿的证，一直在岗")
    expect(agent.page.locator("#script")).to_contain_text("中级职称")
    overflow = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert agent.page.evaluate(overflow) <= 0
    expect(agent.page.locator("#question-text")).to_be_in_viewport()
    agent.press("Alt+A")
    expect(agent.page.locator("#script p").nth(1)).to_be_in_viewport()
    if width > 1000:
        assert agent.page.evaluate("document.documentElement.scrollHeight") <= height
    agent.screenshot(f"answer-{width}x{height}")
