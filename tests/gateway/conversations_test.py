"""Conversations over HTTP: opening, saying, choosing, showing, and who may."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.storage.schema import Conversation
from tests.gateway.rasa_stand_in import CHOICES, RasaStandIn, answer
from tests.gateway.talking import Gateway, error, ok

FACTS = {"employer": "pilot"}


def decided(gateway: Gateway, facts: dict[str, object]) -> dict[str, object]:
    """A decision as the actions would give it."""
    return ok(gateway.client.post("/api/v1/decisions", json={"facts": facts}))


def test_a_new_conversation_has_an_id_a_token_and_a_greeting(gateway: Gateway) -> None:
    talk = gateway.begin()

    assert len(talk.id) == 32
    assert len(talk.token) >= 22  # 128 bits in base64
    assert "442号" in talk.greeting[0]["text"]


def test_the_dialogue_greets_and_asks_its_first_question(gateway: Gateway, rasa: RasaStandIn) -> None:
    rasa.greeting = answer("您好！您在什么单位？", facts={}, decision=None, asking="employer", choices=CHOICES)
    talk = gateway.begin()

    assert talk.greeting == [{"text": "您好！您在什么单位？", "choices": CHOICES}]
    talk.choose("pilot")
    assert rasa.requests[0]["metadata"]["asking"] == "employer"
    assert rasa.openings[0]["sender"] == talk.id


def test_while_the_dialogue_is_away_the_gateway_greets(gateway: Gateway, rasa: RasaStandIn) -> None:
    rasa.status = 500

    assert "您好" in gateway.begin().greeting[0]["text"]


def test_a_text_reaches_rasa_with_the_day_and_the_channel(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()

    talk.say("我是技师")

    assert rasa.requests == [
        {
            "sender": talk.id,
            "message": "我是技师",
            "metadata": {"today": "2026-11-22", "asking": None, "channel": "web", "message_id": "#1"},
        }
    ]


def test_the_answer_has_the_shape_of_the_contract(gateway: Gateway) -> None:
    said = gateway.begin().say("你好")

    assert said["messages"] == [{"text": "您在什么单位？", "choices": CHOICES}]
    assert (said["asking"], said["facts"], said["decision"]) == ("employer", {}, None)


def test_what_was_asked_goes_with_the_next_message(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()

    talk.say("你好")
    talk.say("第二个")

    assert rasa.requests[1]["metadata"]["asking"] == "employer"


def test_an_offered_choice_becomes_a_command_of_the_gateway(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()
    talk.say("你好")

    talk.choose("pilot")

    assert rasa.heard[1] == '/choose{"choice": "pilot"}'


def test_the_record_names_a_choice_by_its_label(gateway: Gateway) -> None:
    talk = gateway.begin()
    talk.say("你好")
    talk.choose("pilot")

    assert [turn["said"] for turn in ok(talk.show())["turns"]] == ["你好", "试点企业本部"]


def test_a_choice_that_was_not_offered_is_refused_and_never_reaches_rasa(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()
    talk.say("你好")

    assert error(talk.post(choice="none")) == (422, "not_offered")
    assert len(rasa.requests) == 1


def test_a_choice_of_an_earlier_message_is_no_longer_offered(gateway: Gateway, rasa: RasaStandIn) -> None:
    talk = gateway.begin()
    talk.say("你好")
    rasa.reply = lambda _: answer("好的", facts={}, decision=None, asking=None, choices=[])
    talk.choose("pilot")

    assert error(talk.post(choice="pilot")) == (422, "not_offered")


def test_a_button_that_the_bot_wrote_as_a_command_is_passed_on_as_it_is(gateway: Gateway, rasa: RasaStandIn) -> None:
    rasa.reply = lambda _: [{"text": "您是想问年限吗？", "buttons": [{"title": "是", "payload": "/affirm"}]}]
    talk = gateway.begin()
    said = talk.say("那个")

    talk.choose(said["messages"][-1]["choices"][0]["value"])

    assert rasa.heard[-1] == "/affirm"


def test_facts_and_decision_of_the_actions_are_stored_and_shown(gateway: Gateway, rasa: RasaStandIn) -> None:
    decision = decided(gateway, dict(FACTS))
    rasa.reply = lambda _: answer("还差一点", facts=FACTS, decision=decision, asking="titles", choices=[])
    talk = gateway.begin()

    said = talk.say("我在广汽上班")
    shown = ok(talk.show())

    assert said["decision"] == shown["decision"] == decision
    assert said["facts"] == shown["facts"] == FACTS
    [stored] = shown["decisions"]
    assert (stored["policy_version"], stored["as_of"]) == (decision["policy_version"], "2026-11-22")
    assert shown["turns"][0]["policy_version"] == decision["policy_version"]


def test_a_turn_without_payload_leaves_facts_and_question_as_they_were(gateway: Gateway, rasa: RasaStandIn) -> None:
    rasa.reply = lambda _: answer("好", facts=FACTS, decision=None, asking="titles", choices=[])
    talk = gateway.begin()
    talk.say("我在广汽上班")
    rasa.reply = lambda _: [{"text": "不客气"}]

    said = talk.say("谢谢")

    assert (said["facts"], said["asking"]) == (FACTS, "titles")


def test_the_first_decision_brings_a_case_code_that_stays(gateway: Gateway, rasa: RasaStandIn) -> None:
    decision = decided(gateway, dict(FACTS))
    talk = gateway.begin()
    before = talk.say("你好")
    rasa.reply = lambda _: answer("结论", facts=FACTS, decision=decision, asking=None, choices=[])

    first, second = talk.say("广汽"), talk.say("然后呢")

    assert before["case_code"] is None
    assert first["case_code"] == second["case_code"] == ok(talk.show())["case_code"]
    assert gateway.services.shelf.cases.find(first["case_code"].lower()) == talk.id


def test_consent_is_kept_with_version_and_time(gateway: Gateway) -> None:
    talk = gateway.begin(consent="2026-11")
    ok(gateway.client.post(f"{talk.url}/consent", json={"version": "2026-12"}, headers=talk.headers))

    consents = ok(talk.show())["consents"]

    assert [consent["version"] for consent in consents] == ["2026-11", "2026-12"]
    assert all(consent["given_at"] for consent in consents)


def test_without_a_token_nothing_is_shown(gateway: Gateway) -> None:
    talk = gateway.begin()
    response = gateway.client.get(talk.url)

    assert error(response) == (401, "no_token")
    assert response.headers["WWW-Authenticate"] == "Bearer"


def test_the_token_of_one_conversation_does_not_open_another(gateway: Gateway) -> None:
    one, other = gateway.begin(), gateway.begin()

    assert error(gateway.client.get(one.url, headers=other.headers)) == (401, "bad_token")
    assert error(gateway.client.delete(one.url, headers=other.headers)) == (401, "bad_token")


@pytest.mark.parametrize("name", ["nobody", "a%01b", "%E4%BA%BA", "a" * 65, "%ff"])
def test_a_conversation_that_does_not_exist_is_refused_like_that_of_somebody_else(gateway: Gateway, name: str) -> None:
    talk = gateway.begin()

    response = gateway.client.get(f"/api/v1/conversations/{name}", headers=talk.headers)

    assert error(response) == (401, "bad_token")


def test_a_conversation_of_another_channel_has_no_token_that_opens_it(gateway: Gateway) -> None:
    gateway.services.conversations.ensure("wechat-person", "wechat")

    for token in ("", "None", "x"):
        headers = {"Authorization": f"Bearer {token}"}
        assert gateway.client.get("/api/v1/conversations/wechat-person", headers=headers).status_code == 401


def test_only_the_hash_of_a_token_is_stored(gateway: Gateway) -> None:
    talk = gateway.begin()

    stored = gateway.services.shelf.conversation(talk.id).token_hash

    assert stored
    assert talk.token not in stored
    assert all(talk.token.encode() not in file.read_bytes() for file in gateway.folder.iterdir())


def test_half_an_hour_without_a_word_ends_the_session(gateway: Gateway) -> None:
    talk = gateway.begin()
    shift(gateway, talk.id, last_seen=timedelta(minutes=31), created=timedelta(minutes=40))

    assert error(talk.show()) == (401, "expired")


def test_a_session_within_half_an_hour_goes_on(gateway: Gateway) -> None:
    talk = gateway.begin()
    shift(gateway, talk.id, last_seen=timedelta(minutes=29), created=timedelta(minutes=40))

    assert talk.show().status_code == 200


def test_twelve_hours_end_the_session_however_busy(gateway: Gateway) -> None:
    talk = gateway.begin()
    shift(gateway, talk.id, last_seen=timedelta(minutes=1), created=timedelta(hours=12, minutes=1))

    assert error(talk.show()) == (401, "expired")


def shift(gateway: Gateway, conversation_id: str, *, last_seen: timedelta, created: timedelta) -> None:
    """Let time pass for a conversation."""
    now = gateway.services.shelf.now()
    values = {"last_seen_at": now - last_seen, "created_at": now - created}
    with gateway.services.database.session() as session:
        session.execute(update(Conversation).where(Conversation.id == conversation_id).values(**values))
