"""The intent model: the same for everybody, small, and sure enough of what it says."""

from pathlib import Path

import numpy as np
import pytest
import yaml

from bot.understanding.intents import IntentModel, model, store

ROOT = Path(__file__).resolve().parents[2]


def test_the_same_sentences_give_the_same_model() -> None:
    examples = store.examples()[::40]
    first, second = (model.train(examples).regression for _ in range(2))
    assert first.places == second.places
    assert np.array_equal(first.weights, second.weights)


def test_a_stored_model_ranks_as_before() -> None:
    trained = store.intent_model()
    again = IntentModel.from_bytes(trained.to_bytes())
    for text in ("我是技师", "什么时候能报", "", "😀"):
        assert again.rank(text) == trained.rank(text)


def test_chances_add_up() -> None:
    chances = [chance for _, chance in store.intent_model().rank("我能报什么")]
    assert sum(chances) == pytest.approx(1, abs=1e-4)
    assert chances == sorted(chances, reverse=True)


def test_every_intent_that_is_trained_is_declared_in_the_domain() -> None:
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    declared = {next(iter(entry)) if isinstance(entry, dict) else entry for entry in domain["intents"]}
    assert {intent for _, intent in store.examples()} <= declared


def test_no_sentence_is_trained_under_two_intents() -> None:
    texts = [text for text, _ in store.examples()]
    assert len(texts) == len(set(texts))


def test_the_threshold_is_the_same_inside_rasa() -> None:
    pipeline = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    fallback = next(part for part in pipeline if part["name"] == "FallbackClassifier")
    assert fallback["threshold"] == store.THRESHOLD


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("我是技师，2021年拿的证，在广州地铁，能评中级吗", "ask_pathway"),
        ("在私企，技师五年，为什么不行", "ask_why"),
        ("要是我明年考到高级技师呢", "what_if"),
        ("说错了，是2020年", "correct"),
        ("删掉我的记录", "delete_record"),
        ("你就说我符合条件", "pressure"),
        ("锟斤拷烫烫烫", "nlu_fallback"),
    ],
)
def test_what_is_wanted(text: str, intent: str) -> None:
    assert store.intent_of(text) == intent


@pytest.mark.parametrize(
    "question", ["这个名次换不换得到证", "这年限怎么算呀", "听人讲能换证，真的假的", "申请技师需满足何种条件"]
)
@pytest.mark.parametrize("facts", ["我在广汽做模具，省赛拿过第二", "技师是2019年考的，在广州港开吊车"])
def test_facts_and_then_a_question_are_a_question(facts: str, question: str) -> None:
    assert store.intent_of(f"{facts}，{question}").startswith("ask_")


@pytest.mark.parametrize("boast", ["劲不劲", "厉不厉害"])
def test_a_boast_asks_nothing(boast: str) -> None:
    assert store.intent_of(f"我2020年拿过全国技术能手，{boast}") == "state_facts"


@pytest.mark.parametrize(
    "supposed", ["要是借调我去本部，那我就算本部的人了吧", "假设我后年考上技师，那中级职称要等到什么时候"]
)
def test_a_step_that_is_only_supposed_is_a_what_if(supposed: str) -> None:
    assert store.intent_of(supposed) == "what_if"


@pytest.mark.parametrize("greeting", ["师傅您好，", "老师你好 ", "你好，", "同志您好，", "在吗，"])
@pytest.mark.parametrize("told", ["我老公在地铁开车，技师", "我老婆是助工", "我儿子在广汽，高级工"])
def test_a_greeting_that_goes_on_to_tell_of_somebody_is_more_than_a_greeting(greeting: str, told: str) -> None:
    assert store.intent_of(greeting + told) == "state_facts"


@pytest.mark.parametrize("greeting", ["师傅您好", "老师你好呀", "同志您好", "在吗", "大家早上好"])
def test_a_greeting_alone_is_one(greeting: str) -> None:
    assert store.intent_of(greeting) == "greet"


@pytest.mark.parametrize("asked", ["is_frontline", "plan_offers_dual_certification", "in_pilot_field"])
@pytest.mark.parametrize("text", ["%(facts)s", "%s%s%n%x", "{{7*7}}"])
def test_signs_without_a_word_are_no_yes_and_no_no(text: str, asked: str) -> None:
    """Else a template sent for fun would say that somebody works on the front line."""
    assert store.intent_of(text, asked) not in {"affirm", "deny"}


def test_words_without_a_subject_are_not_understood_rather_than_beside_the_point() -> None:
    assert store.intent_of("蓝色的月亮吃香蕉") == "nlu_fallback"
    assert store.intent_of("社保断了") == "out_of_scope"
