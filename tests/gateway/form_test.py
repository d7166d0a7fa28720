"""The form: the same questions and rules without JavaScript, nothing stored."""

import html
import re
from dataclasses import dataclass

import pytest
from sqlalchemy import func, select

from bot.storage.schema import Conversation, Decision
from tests.gateway.conftest import GatewayMaker
from tests.gateway.talking import Gateway, error


@dataclass
class Page:
    """What a browser without scripts makes of a page."""

    gateway: Gateway
    text: str
    status: int = 200

    @property
    def fact(self) -> str | None:
        found = re.search(r'name="fact" value="([^"]*)"', self.text)
        return found and found[1]

    @property
    def progress(self) -> str:
        found = re.search(r'name="progress" value="([^"]*)"', self.text)
        assert found
        return html.unescape(found[1])

    @property
    def choices(self) -> list[str]:
        return re.findall(r'type="radio"[^>]*value="([^"]*)"', self.text)

    def post(self, **fields: str) -> "Page":
        data = {"progress": self.progress, "fact": self.fact or "", "action": "answer", **fields}
        response = self.gateway.client.post("/form", data=data)
        return Page(self.gateway, response.text, response.status_code)


@pytest.fixture
def first(gateway: Gateway) -> Page:
    """The first page."""
    return Page(gateway, gateway.client.get("/form").text)


def test_the_first_page_asks_what_the_rules_ask_first(gateway: Gateway, first: Page) -> None:
    decision = gateway.client.post("/api/v1/decisions", json={"facts": {}}).json()

    assert first.fact == decision["next_question"]["fact"]
    assert first.choices == [choice["value"] for choice in decision["next_question"]["choices"]]


def test_question_by_question_it_comes_to_the_cited_decision(first: Page) -> None:
    answers = {
        "employer": "pilot",
        "skill_levels": "technician",
        "in_pilot_field": "true",
        "worked_since_skill": "true",
    }
    page, asked = first, []
    while page.fact and len(asked) < 30:
        asked.append(page.fact)
        if page.fact == "skill_levels.technician":
            page = page.post(year="2022", month="3", day="15")
        else:
            page = page.post(choice=answers.get(page.fact) or page.choices[0])

    assert "您的结果" in page.text
    assert len(asked) == len(set(asked))
    opened = page.text.split("可以申报（")[1].split("<h3")[0]
    assert "三（一）1（2）" in opened
    assert "取得技师职业资格或职业技能等级后从事相应技术技能工作满 3 年的" in opened


def test_an_answer_is_shown_and_can_be_taken_back(first: Page) -> None:
    page = first.post(choice="pilot")
    assert "所在单位：试点企业本部" in page.text

    page = page.post(action="remove:employer")

    assert "试点企业本部</span>" not in page.text
    assert page.fact == "employer"


def test_a_skipped_question_is_not_asked_again_and_the_end_is_reached(first: Page) -> None:
    page, skipped = first, []
    while page.fact and len(skipped) < 40:
        skipped.append(page.fact)
        page = page.post(action="skip")

    assert page.fact is None
    assert len(skipped) == len(set(skipped))
    assert "有跳过的题" in page.text


def test_a_year_alone_is_enough(first: Page) -> None:
    page = first.post(choice="pilot", progress='{"facts": {}, "skipped": []}')
    page = page.post(fact="skill_levels", choice="technician")
    page = page.post(fact="skill_levels.technician", year="2021")

    assert "技师（2021年）" in page.text


@pytest.mark.parametrize(
    "fields", [{"year": "2021", "month": "13"}, {"year": "2021", "day": "3"}, {"year": "abc"}, {"year": "99999"}, {}]
)
def test_a_date_that_is_none_is_explained_and_the_question_stays(first: Page, fields: dict[str, str]) -> None:
    page = first.post(choice="pilot").post(fact="skill_levels", choice="technician")

    refused = page.post(fact="skill_levels.technician", **fields)

    assert refused.status == 422
    assert 'role="alert"' in refused.text
    assert refused.progress == page.progress


def test_an_answer_that_was_not_offered_is_refused(first: Page) -> None:
    assert first.post(choice="moon").status == 422
    assert first.post(fact="nonsense", choice="pilot").status == 422
    assert first.post(fact="nonsense", year="2021").status == 422


@pytest.mark.parametrize(
    "progress", ["", "{", "[]", "null", '{"facts": {"employer": "moon"}, "skipped": []}', '{"facts": [], "skipped": 1}']
)
def test_a_tampered_state_begins_anew(first: Page, progress: str) -> None:
    page = first.post(progress=progress, action="restart")

    assert (page.status, page.fact) == (200, "employer")


def test_what_comes_from_outside_is_escaped(first: Page) -> None:
    page = first.post(action="skip", fact='"><script>alert(1)</script>')

    assert "<script" not in page.text


def test_pages_have_neither_scripts_nor_inline_styles(first: Page) -> None:
    page = first.post(choice="pilot")

    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", first.text + page.text)


def test_every_field_has_a_label_and_the_page_a_title_and_a_language(first: Page) -> None:
    page = first.post(choice="pilot").post(fact="skill_levels", choice="technician")
    page = page.post(action="noop", fact="skill_levels.technician") if not page.fact else page
    fields = re.findall(r'<input(?![^>]*hidden)[^>]*id="([^"]+)"', page.text)

    assert fields
    assert all(f'<label for="{field}">' in page.text for field in fields)
    assert '<html lang="zh-Hans">' in page.text
    assert "<title>第" in page.text


def test_nothing_is_stored(first: Page) -> None:
    first.post(choice="pilot")

    with first.gateway.services.database.engine.connect() as connection:
        counts = [connection.scalar(select(func.count()).select_from(table)) for table in (Conversation, Decision)]
    assert counts == [0, 0]


def test_the_form_is_limited_by_address_as_well(make_gateway: GatewayMaker) -> None:
    gateway = make_gateway(rate_limited=True)
    responses = [gateway.client.get("/form") for _ in range(61)]

    assert error(responses[-1]) == (429, "too_many")
