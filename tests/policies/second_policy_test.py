"""A second policy beside the first: another city, other facts, levels, years and pathways; chosen by its scope.

Everything here goes through the same code as the real policy; only the content folder is another one.
"""

from __future__ import annotations

import json
from datetime import date

import pytest

import policy_rules
from policy_rules.checking import problems_of
from policy_rules.command_line import main
from tests.actions.dialogue import Dialogue
from tests.gateway.rasa_stand_in import RasaStandIn, serving
from tests.gateway.talking import running_gateway
from tests.policies.contents import REAL, SECOND, with_second_policy

TODAY = date(2026, 11, 22)
SAILOR = {
    "employer": "outside_guangzhou",
    "work_city": "yunling",
    "shipping_company": "blue",
    "crew_levels": {"boatswain": "2019-11-22"},
    "crew_ranks": {},
    "sailed_since": True,
}


@pytest.fixture(autouse=True)
def content(tmp_path, monkeypatch):
    """Both policies in one content folder, which every part of the assistant reads."""
    folder = with_second_policy(tmp_path)
    monkeypatch.setenv("POLICY_CONTENT", str(folder))
    policy_rules.forget_loaded()
    yield folder
    monkeypatch.undo()
    policy_rules.forget_loaded()


@pytest.fixture
def gateway(tmp_path):
    """A gateway that answers by both policies."""
    with serving(RasaStandIn()) as rasa, running_gateway(rasa, tmp_path) as running:
        yield running


def test_both_pass_the_check(content):
    """The made-up one is content like any other."""
    assert policy_rules.available_policies() == (REAL, SECOND)
    assert problems_of(SECOND, content) == []


@pytest.mark.parametrize(
    ("facts", "chosen"),
    [
        ({}, REAL),
        ({"employer": "pilot"}, REAL),
        ({"employer": "outside_guangzhou"}, SECOND),
        ({"employer": "outside_guangzhou", "work_city": "yunling"}, SECOND),
        ({"employer": "outside_guangzhou", "work_city": "elsewhere"}, REAL),
        ({"employer": "municipal", "work_city": "yunling"}, REAL),
    ],
    ids=["nothing told", "of the first city", "outside it, perhaps there", "there", "neither", "told both"],
)
def test_the_scope_chooses(facts, chosen):
    """The one that surely is for the person, else one that may be, else the first of the index."""
    assert policy_rules.choose_policy(policy_rules.parse_facts(facts), TODAY).id == chosen


def test_a_policy_that_is_not_in_force_is_not_chosen():
    """Before 1 March 2026 there was no second one."""
    facts = policy_rules.parse_facts({"employer": "outside_guangzhou", "work_city": "yunling"})
    assert policy_rules.choose_policy(facts, date(2026, 2, 28)).id == REAL
    assert policy_rules.choose_policy(facts, date(2026, 3, 1)).id == SECOND


def test_the_command_decides_by_the_policy_that_fits(tmp_path, capsys):
    """Without --policy; with it, by the one that was named."""
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(SAILOR), encoding="utf-8")
    assert main(["decide", "--as-of", "2026-11-22", str(file)]) == 0
    decision = json.loads(capsys.readouterr().out)
    assert decision["policy"] == SECOND
    assert {one["id"]: one["status"] for one in decision["pathways"]}["rank-officer"] == "open"
    assert main(["decide", "--as-of", "2026-11-22", "--policy", REAL, str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["policy"] == REAL
    lines = tmp_path / "lines"
    lines.write_text("\n".join(map(json.dumps, [SAILOR, {"employer": "pilot"}])), encoding="utf-8")
    assert main(["decide", "--lines", "--as-of", "2026-11-22", str(lines)]) == 0
    assert [json.loads(line)["policy"] for line in capsys.readouterr().out.splitlines()] == [SECOND, REAL]


def test_a_worker_of_the_other_city_is_led_to_his_answer():
    """The conversation asks for the second policy's own facts, in its own words, and answers by its clause."""
    talk = Dialogue()
    talk.start()
    assert talk.choose("outside_guangzhou").asking == "work_city"
    said = talk.choose("yunling")
    answers = {"crew_levels": "boatswain", "crew_ranks": "none", "sailed_since": "true"}
    for _ in range(8):
        if said.done:
            break
        said = (
            talk.tell(crew_levels={"boatswain": "2020-11-23"})
            if "." in said.asking
            else talk.choose(answers[said.asking])
        )
    assert said.done
    assert said.payload["decision"]["policy"] == SECOND
    assert "船务师职称从2027年11月23日起" in said.text
    assert "取得水手长等级后在船上工作满 7 年的" in said.text
    assert "这是虚构的政策" in str(said.payload["decision"]["notes"])


def test_the_conversation_says_its_facts_back_and_defines_its_words():
    """Levels, values and the glossary come from the second policy too."""
    talk = Dialogue()
    talk.start()
    talk.choose("outside_guangzhou")
    talk.choose("yunling")
    said = talk.tell(crew_levels={"boatswain": "2019-11-22"}, sailed_since=True, crew_ranks={})
    assert "水手长（2019年11月22日）" in said.text
    assert "没有船务职称" in said.text
    defined = talk.say("ask_definition", "什么是水手长", reading={"terms": ["水手长"]})
    assert "虚构的船员等级" in defined.text
    asked = talk.say("ask_pathway", "能评船务师吗")
    assert "船务师职称" in asked.text
    assert "00000007" in talk.say("ask_where", "去哪里报").text


def test_who_corrects_the_city_is_answered_by_the_first_policy_again():
    """The policy follows the facts."""
    talk = Dialogue()
    talk.start()
    talk.choose("outside_guangzhou")
    said = talk.edit({"employer": "pilot"})
    assert said.payload["decision"]["policy"] == REAL


def test_the_gateway_decides_by_scope_or_by_name(gateway):
    """One endpoint for all policies."""
    body = {"facts": SAILOR, "as_of": "2026-11-22"}
    decide = lambda **more: gateway.client.post("/api/v1/decisions", json={**body, **more})  # noqa: E731  # one call
    assert decide().json()["policy"] == SECOND
    assert decide(policy=REAL).json()["policy"] == REAL
    unknown = decide(policy="atlantis-1")
    assert (unknown.status_code, unknown.json()["error"]["code"]) == (422, "no_policy")
    early = decide(policy=SECOND, as_of="2026-02-01")
    assert (early.status_code, early.json()["error"]["code"]) == (422, "before_policy")
    late = decide(policy=SECOND, as_of="2031-01-01")
    assert (late.status_code, late.json()["error"]["code"]) == (422, "after_policy")


def test_the_widget_is_given_the_second_policys_words_and_ladders(gateway):
    """What it shows, it reads from here: facts, ladders, crossings, and the calendar."""
    shown = gateway.client.get("/api/v1/policy", params={"policy": SECOND}).json()
    assert shown["facts"]["crew_levels"]["levels"]["boatswain"] == "水手长"
    assert [ladder["fact"] for ladder in shown["ladders"]] == ["crew_levels", "crew_ranks"]
    assert {one["id"]: one["crosses"] for one in shown["pathways"]}["rank-officer"] == [
        {"from": {"crew_levels": "boatswain"}, "to": {"crew_ranks": "officer"}}
    ]
    assert gateway.client.get("/api/v1/policy").json()["id"] == REAL
    assert gateway.client.get("/api/v1/policy", params={"policy": "atlantis-1"}).status_code == 404
    day = "/api/v1/calendar/rank-officer/2027-11-23.ics"
    assert "云岭人社发" in gateway.client.get(day, params={"policy": SECOND}).text
    assert gateway.client.get(day).status_code == 404


def test_a_correction_by_hand_is_decided_by_the_policy_that_fits(gateway):
    """The facts panel of the widget."""
    talk = gateway.begin()
    corrected = talk.correct(**SAILOR).json()
    assert corrected["decision"]["policy"] == SECOND
    assert corrected["facts"]["crew_levels"] == {"boatswain": "2019-11-22"}
