"""Correcting facts by hand: the decision is recomputed here and the dialogue is kept in step."""

from tests.gateway.rasa_stand_in import RasaStandIn, answer
from tests.gateway.talking import Gateway, error, ok

DATED = {"employer": "pilot", "skill_levels": {"technician": "2022-03-15"}}


def status(body: dict[str, object], pathway: str) -> str:
    """The status of one pathway in an answer."""
    decision = body["decision"]
    assert isinstance(decision, dict)
    return next(one["status"] for one in decision["pathways"] if one["id"] == pathway)


def test_a_corrected_fact_is_held_and_decided_anew(gateway: Gateway) -> None:
    talk = gateway.begin()
    ok(talk.correct(**DATED, in_pilot_field=True, worked_since_skill=True))

    body = ok(talk.correct(employer="guangzhou_other"))

    assert body["facts"]["employer"] == "guangzhou_other"
    assert body["facts"]["skill_levels"] == {"technician": "2022-03-15"}
    assert status(body, "title-intermediate") == "closed"
    assert ok(talk.show())["decision"] == body["decision"]


def test_null_takes_a_fact_away(gateway: Gateway) -> None:
    talk = gateway.begin()
    ok(talk.correct(**DATED))

    body = ok(talk.correct(skill_levels=None))

    assert body["facts"] == {"employer": "pilot"}
    assert status(body, "title-intermediate") == "unknown"


def test_without_any_fact_left_there_is_no_decision(gateway: Gateway) -> None:
    talk = gateway.begin()
    ok(talk.correct(employer="pilot"))

    body = ok(talk.correct(employer=None))

    assert (body["facts"], body["decision"]) == ({}, None)


def test_the_dialogue_gets_all_facts_by_a_command_of_the_gateway(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()
    ok(talk.correct(employer="pilot"))
    ok(talk.correct(titles={}))

    assert rasa.heard[-1] == '/set_facts{"facts": {"employer": "pilot", "titles": {}}}'


def test_the_dialogue_answers_in_its_own_words(gateway: Gateway, rasa: RasaStandIn) -> None:
    choices = [{"value": "none", "label": "没有职称"}]
    rasa.reply = lambda _: answer("改好了。您有职称吗？", facts={}, decision=None, asking="titles", choices=choices)

    body = ok(gateway.begin().correct(employer="pilot"))

    assert body["messages"] == [{"text": "改好了。您有职称吗？", "choices": choices}]
    assert body["asking"] == "titles"
    assert body["facts"] == {"employer": "pilot"}


def test_a_choice_of_that_answer_can_be_taken(gateway: Gateway, rasa: RasaStandIn) -> None:
    rasa.reply = lambda _: answer("您有职称吗？", asking="titles", choices=[{"value": "none", "label": "没有职称"}])
    talk = gateway.begin()
    ok(talk.correct(employer="pilot"))

    talk.choose("none")

    assert rasa.heard[-1] == '/choose{"choice": "none"}'


def test_an_impossible_value_is_refused_and_changes_nothing(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()
    ok(talk.correct(employer="pilot"))

    response = talk.correct(skill_levels={"technician": "2022-13-45"})

    assert error(response) == (422, "invalid_facts")
    assert "skill_levels.technician" in response.json()["error"]["message"]
    assert ok(talk.show())["facts"] == {"employer": "pilot"}
    assert len(rasa.requests) == 1


def test_an_unknown_fact_is_refused_by_name(gateway: Gateway) -> None:
    response = gateway.begin().correct(name="张三")

    assert error(response) == (422, "invalid_facts")
    assert "name" in response.json()["error"]["message"]


def test_an_empty_correction_is_refused(gateway: Gateway) -> None:
    assert error(gateway.begin().correct()) == (422, "no_facts")


def test_a_correction_is_in_the_record(gateway: Gateway) -> None:
    talk = gateway.begin()
    ok(talk.correct(employer="pilot"))

    shown = ok(talk.show())

    assert [turn["kind"] for turn in shown["turns"]] == ["facts"]
    assert [one["facts"] for one in shown["decisions"]] == [{"employer": "pilot"}]


def test_with_rasa_away_the_gateway_answers_by_itself(gateway: Gateway, rasa: RasaStandIn) -> None:
    rasa.status = 500

    body = ok(gateway.begin().correct(employer="pilot"))

    assert "重新判断" in body["messages"][0]["text"]
    assert body["asking"] == body["decision"]["next_question"]["fact"]
    assert body["messages"][0]["choices"] == body["decision"]["next_question"]["choices"]
    assert body["retry"] is False
