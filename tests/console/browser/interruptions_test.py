"""What goes wrong in the middle of a call: the session ends, two agents work at once, keys come too fast."""

from datetime import date, timedelta

from playwright.sync_api import expect

from bot.console.passwords import MIN_LENGTH
from tests.console.browser.conftest import AtWork
from tests.console.browser.keyboard import AgentAtWork
from tests.console.desk import PASSWORD

LINE = "我在广州地铁做检修，技师，2022年3月拿的证，一直在岗"


def test_session_that_ends_in_the_middle_loses_nothing_typed(agent: AgentAtWork) -> None:
    agent.hear(LINE)
    page = agent.page
    agent.press("Alt+K")
    page.keyboard.type("打了一半的备注")
    agent.press("Alt+L")
    page.keyboard.type("还没有读入的一句")
    agent.served.console.age_sessions(timedelta(hours=1))
    page.keyboard.press("Alt+1")
    dialog = page.get_by_role("dialog", name="登录已过期")
    expect(dialog).to_be_visible()
    expect(page.locator("#note")).to_have_value("打了一半的备注")
    expect(page.locator("#again-name")).to_have_value("li.na")
    expect(page.locator("#again-password")).to_be_focused()
    page.keyboard.type("wrong password")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("账号或密码不对")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    # The answer that was not accepted is given again, with everything else still there.
    expect(page.locator('select[name="titles.level.0"]')).to_have_value("none")
    expect(page.locator("#note")).to_have_value("打了一半的备注")
    expect(page.locator("#line")).to_have_value("还没有读入的一句")
    expect(page.locator('select[name="skill_levels.level.0"]')).to_have_value("technician")
    agent.press("Alt+S")
    expect(page.locator("#status")).to_contain_text("已保存")


def test_somebody_else_cannot_go_on_with_an_open_call(agent: AgentAtWork) -> None:
    agent.hear(LINE)
    agent.served.console.add("zhang")
    agent.served.console.age_sessions(timedelta(hours=1))
    page = agent.page
    page.keyboard.press("Alt+1")
    expect(page.locator("#again")).to_be_visible()
    page.evaluate("document.querySelector('#again-name').value = 'zhang'")
    page.locator("#again-password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("#again-error")).to_contain_text("另一个账号")
    assert len(PASSWORD) >= MIN_LENGTH


def test_two_agents_at_once_do_not_meet(at_work: AtWork) -> None:
    one, other = at_work("li.na"), at_work("zhang")
    one.paste(LINE).press("Enter")
    other.paste("我在广汽丰田，高级工").press("Enter")
    one.press("Enter")
    other.press("Enter")
    expect(one.page.locator("#script")).to_contain_text("中级职称")
    expect(other.page.locator('select[name="skill_levels.level.0"]')).to_have_value("senior_worker")
    expect(one.page.locator('select[name="skill_levels.level.0"]')).to_have_value("technician")
    one.press("Alt+S")
    other.press("Alt+S")
    expect(one.page.locator("#status")).to_contain_text("20261122-0001")
    expect(other.page.locator("#status")).to_contain_text("20261122-0002")
    one.open("/console/cases")
    expect(one.page.locator("tbody th")).to_have_text(["20261122-0001"])
    assert one.served.console.desk.trail.verify() == []


def test_answer_pressed_twice_does_not_answer_the_next_question(agent: AgentAtWork) -> None:
    agent.page.evaluate("() => { for (const _ of [1, 2]) document.querySelector('#question [data-key]').click() }")
    agent.settle()
    expect(agent.page.locator("#employer")).to_have_value("pilot")
    assert agent.page.locator("#facts .field.known").count() == 1


def test_call_that_is_left_by_mistake_is_there_again(agent: AgentAtWork) -> None:
    agent.hear(LINE)
    agent.press("Alt+K")
    agent.page.keyboard.type("打了一半的备注")
    for leave in (
        agent.page.reload,
        lambda: agent.open("/console/cases").open("/console"),
        lambda: (agent.open("/console/knowledge"), agent.page.go_back()),
    ):
        leave()
        expect(agent.page.locator("#script")).to_contain_text("中级职称")
        expect(agent.page.locator("#note")).to_have_value("打了一半的备注")
    assert len(agent.served.console.desk.lookups.calls(date(2026, 11, 22), date(2026, 11, 22))) == 1


def test_finished_call_and_signing_out_leave_nothing_in_the_browser(agent: AgentAtWork) -> None:
    agent.hear(LINE)
    agent.page.reload()
    expect(agent.page.locator("#script")).to_be_visible()
    agent.press("Alt+N")
    expect(agent.page.locator("#script")).to_have_count(0)
    agent.hear(LINE)
    agent.page.reload()
    expect(agent.page.locator("#script")).to_be_visible()
    agent.page.locator("#sign-out").click()
    expect(agent.page.get_by_role("heading", name="登录坐席台")).to_be_visible()
    assert agent.page.evaluate("sessionStorage.length") == 0


def test_server_out_of_reach_is_said_and_costs_nothing(agent: AgentAtWork) -> None:
    agent.hear(LINE)
    agent.page.context.set_offline(True)
    agent.page.keyboard.press("Alt+1")
    expect(agent.page.locator("#status")).to_contain_text("连不上服务器")
    agent.page.context.set_offline(False)
    agent.press("Alt+1")
    expect(agent.page.locator('select[name="titles.level.0"]')).to_have_value("none")
