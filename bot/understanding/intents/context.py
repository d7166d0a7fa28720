"""What the model cannot know: which question was just asked, and that the reader understood the answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding import pipeline
from bot.understanding.intents import cues, features, mending, wishes
from bot.understanding.short_answers import assent
from bot.understanding.skeleton.sketch import sketch
from bot.understanding.writing.normalise import normalise

if TYPE_CHECKING:
    from bot.understanding.intents.model import Ranking
    from bot.understanding.reading import Reading
    from bot.understanding.skeleton.scene import Scene

UNSURE = 0.35
"""Below this probability the message counts as not understood; the same figure stands in config.yml."""

_SURE, _SIX_TENTHS, _HALF_SURE = 0.9, 0.6, 0.5
_DECIDED = 0.99
_LEAST, _AHEAD = 0.25, 0.1
"""A guess that is improbable, and yet far ahead of any other."""

_HINTED = 0.003
_ENDS_ASKING = re.compile(r"(?:[吗么嗎麼嘛？?㗎咩]|有没有份|有冇份)$")
_LAST_WORDS = re.compile(
    r"(?P<aba>[\u4e00-\u9fff])[不没](?P=aba)[^,。!?]{0,8}[,。!?~ ]*$|真的假的[^,。!?]{0,2}[,。!?~ ]*$"
    r"|(?:怎么|咋|如何|按哪个|算哪个|按哪本)(?:个)?(?:算|评|报|考|申请|认|走)[^,。!?]{0,3}[,。!?~ ]*$|(?:什么|啥|何种|哪些)(?:条件|要求|资格)[^,。!?]{0,2}[,。!?~ ]*$"
    r"|算(?:不算)?[^,。!?了]{1,5}[吧把][,。!?~ ]*$"
    r"|(?<!没)有(?:关系|份|机会|戏|希望|资格|用|可能|必要|盼头|奔头)(?:不|没|没有)[,。!?~ ]*$"
)
"""The last words ask, whatever stop there is: 换不换得到证, 这年限怎么算呀."""
_OF_ANYBODY = re.compile(
    r"另说|再说|知不知|[劲激顶]不[劲激顶](?![得用事])|厉不厉|信不信|气不气|好不好|对不对|是不是[,。!?~ ]*$|要不要"
)

_REPLIES = frozenset({"affirm", "deny"})
_SAY_YOURSELF = re.compile(r"^(?:你|您)(?:自己)?(?:说|看|讲|想|觉得)")
"""天天在码头上，你说是不是一线: no question."""
_NOT_BUT = re.compile(
    r"不是|别(?!的)|不要|并非|不叫|[写说话当算]|改|前面|刚才|把我|^不|^哦|[错误混岔措]|\bno\b|[记打]成"
)
_FITS_NOT = re.compile(r"不对(?=口|马嘴|路|版|应)|对不对(?=口|得上)")
"""Of a certificate and a post, not of what was said."""
_NEEDS_A_WORD = {
    "abuse": "abuse",
    "pressure": "pressure",
    "human": "human",
    "delete_record": "delete",
    "restart": "restart",
}
_BESIDE_FACTS = frozenset({*_NEEDS_A_WORD, "small_talk", "goodbye", "greet", "thanks", "resume", "out_of_scope"})
"""What hardly anybody wants who tells of himself."""

_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_NEARLY_SURE = 0.8
_ASKS_FOR = re.compile(r"[?？]|[吗么呢嘛咩帮请想要替教能会该怎点几哪谁咋啥多]|什么|可以|介绍|推荐|告诉|投诉|举报")
_NAMED = "STQAECHP"
"""What nobody names in a mere greeting: 师傅您好，我老公在地铁开车，技师."""

_DOUBTED_IN_ANSWERS = frozenset({"dont_know", "ask_when", "ask_pathway", "ask_definition", "ask_where", "out_of_scope"})
"""What an answer is taken for by its words, however sure the model is: 大前年年底那一批."""
_PUT_RIGHT_IN = frozenset({"state_facts", "deny", "affirm", "small_talk", "what_if"})
"""What a message that mends something is taken for by its words alone."""

_SAYS_SOMETHING = frozenset({"state_facts", "affirm", "deny", "dont_know", "correct", "what_if", "ask_why_question"})


def settle(ranking: Ranking, text: str, asking: str | None) -> Ranking:
    """Put the intent first that follows from the answer; leave the ranking as it is where nothing does."""
    ranking = _with_its_words(ranking, text)
    if _is_nonsense(ranking, text):
        ranking = ranking[1:]
    if ranking[0][0] == "greet" and _names_something(text):
        ranking = ranking[1:] if ranking[1][1] >= UNSURE else _first("state_facts", ranking[1:])
    normal = normalise(text)
    told_anew = (asking or ranking[0][1] < _SURE) and not _takes_back(normal.text, asking)
    if ranking[0][0] == "correct" and (told_anew or mending.denies(normal.text)):
        ranking = ranking[1:]
    best, chance = ranking[0]
    if best in _PUT_RIGHT_IN and _mends(text, asking):
        return _first("correct", ranking)
    if assent.is_enough(normal.text, asking) or assent.says_only_have_not(normal, asking):
        return _first("state_facts", ranking)
    if best == "state_facts" and not asking and wishes.asked(text):
        return _first("ask_pathway", ranking)
    if best in {"state_facts", "ask_when"} and not asking and _supposes(text):
        return _first("what_if", ranking)
    if best == "state_facts" and not asking and (question := _question_at_the_end(text, ranking)):
        return _first(question, ranking)
    if not asking and best in _BESIDE_FACTS and chance < _SIX_TENTHS and (stated := _only_stated(text)):
        return _first(stated, ranking)
    if chance >= UNSURE and best not in _REPLIES and not (asking and (chance < _SURE or best in _DOUBTED_IN_ANSWERS)):
        return ranking
    scene, reading = pipeline.analyse(text, features.REFERENCE_DAY, asking)
    if best in _REPLIES and not (reading.answer or reading.facts or _CHINESE.search(text)):
        return ranking[1:]  # %(facts)s is no yes
    doubtful = chance < _HALF_SURE or best in _REPLIES or best == "dont_know"
    intent = _answered(best, scene, reading, asking, doubtful=doubtful) if asking else _told(best, scene, reading)
    if intent is None and chance < UNSURE:
        intent = _stated(scene, reading)
    if intent is None and chance < UNSURE and chance >= _AHEAD + ranking[1][1] and chance >= _LEAST:
        intent = best
    return _first(intent, ranking) if intent else ranking


def _is_nonsense(ranking: Ranking, text: str) -> bool:
    """Tell whether a message has no subject, asks for nothing, and only has no word of the policy: 蓝色的月亮吃香蕉."""
    best, chance = ranking[0]
    if best != "out_of_scope" or chance >= _NEARLY_SURE or _ASKS_FOR.search(text):
        return False
    scene, reading = pipeline.analyse(text, features.REFERENCE_DAY)
    return not reading.topic and not any(clause.question for clause in scene.clauses)


def _names_something(text: str) -> bool:
    """Tell whether a certificate, a title, a prize or an employer is named, whoever has it."""
    scene = sketch(text, features.REFERENCE_DAY)
    return any(mention.kind in _NAMED for mention in scene.mentions)


def _mends(text: str, asking: str | None) -> bool:
    plain = normalise(text).text
    return mending.hinted(plain) and mending.mends(*pipeline.analyse(text, features.REFERENCE_DAY, asking))


def _question_at_the_end(text: str, ranking: Ranking) -> str | None:
    """Facts and then a question: the question is what is wanted, and the likeliest of the questions which."""
    plain = normalise(text).text
    said = _LAST_WORDS.search(plain)
    if not _ENDS_ASKING.search(text.rstrip()) and (said is None or _OF_ANYBODY.search(said[0])):
        return None
    scene, _ = pipeline.analyse(text, features.REFERENCE_DAY)
    if said is None and (not scene.clauses or not scene.clauses[-1].question):
        return None
    least = 0.0 if text.rstrip().endswith(("?", "？")) else _HINTED
    return next((intent for intent, chance in ranking if intent.startswith("ask_") and chance > least), None)


_SUPPOSING = re.compile(r"假(?:使|设|如|定|若)|如果|要是|倘若|万一")


def _supposes(text: str) -> bool:
    """Something is supposed and then asked about: 要是借调我去本部，那我就算本部的人了吧."""
    if not _SUPPOSING.search(normalise(text).text):
        return False
    scene, reading = pipeline.analyse(text, features.REFERENCE_DAY)
    asks = bool(scene.clauses) and (scene.clauses[-1].question or scene.clauses[-1].text.endswith("吧"))
    return bool(reading.hypothetical) and asks


def _only_stated(text: str) -> str | None:
    scene, reading = pipeline.analyse(text, features.REFERENCE_DAY)
    asks = any(clause.question for clause in scene.clauses)
    return "state_facts" if any(reading.facts.values()) and not asks and not reading.topic else None


def _with_its_words(ranking: Ranking, text: str) -> Ranking:
    """Leave out what is not even hinted at: no abuse without a bad word, unless the model is sure."""
    best, chance = ranking[0]
    if best not in _NEEDS_A_WORD or chance >= _HALF_SURE or _NEEDS_A_WORD[best] in cues.touched(normalise(text).text):
        return ranking
    return ranking[1:]


def _takes_back(plain: str, asking: str | None) -> bool:
    """Tell whether anything in the message hints at a mistake; facts told for the first time correct nothing."""
    plain = _FITS_NOT.sub("", plain)
    if "correct" in cues.touched(plain):
        return True
    scene, reading = pipeline.analyse(plain, features.REFERENCE_DAY, asking)
    if not reading.correction and scene.clauses and all(clause.question for clause in scene.clauses):
        return False
    if asking and reading.facts.get(asking.partition(".")[0]) is False and not reading.correction:
        return False
    return bool(_NOT_BUT.search(plain)) or reading.correction or not any(reading.facts.values())


def _first(intent: str, ranking: Ranking) -> Ranking:
    return [(intent, _DECIDED), *(pair for pair in ranking if pair[0] != intent)]


def _answered(best: str, scene: Scene, reading: Reading, asking: str, *, doubtful: bool) -> str | None:
    """Return the intent of a message that answers what was asked; an intent that fits the answer stays.

    Where the model is *doubtful*, an answer is one in spite of its form: 哪有办公室给我坐 asks nothing.
    """
    fact = reading.facts.get(asking.partition(".")[0])
    asks = bool(scene.clauses) and scene.clauses[-1].question
    if asks and (fact is None or not doubtful) and not _SAY_YOURSELF.match(scene.clauses[-1].text):
        return None
    if reading.answer == "unknown":
        return best if best in _SAYS_SOMETHING else "dont_know"
    if reading.answer == "other":
        return None if best in _SAYS_SOMETHING - _REPLIES else "state_facts"
    if fact is None:
        answer = {"yes": "affirm", "no": "deny"}.get(reading.answer or "")
        return None if best in _SAYS_SOMETHING else answer
    fitting = "affirm" if fact is True else "state_facts" if fact else "deny"
    return None if best in {"state_facts", "correct", fitting} else fitting


def _told(best: str, scene: Scene, reading: Reading) -> str | None:
    """A yes or no that nobody asked for, with facts, tells them: 职称早就有了."""
    if best not in _REPLIES or any(clause.question for clause in scene.clauses):
        return None
    return "state_facts" if reading.facts else None


def _stated(scene: Scene, reading: Reading) -> str | None:
    """Return the intent of a message that says something of the speaker, whatever else it is."""
    if any(clause.question for clause in scene.clauses):
        return "ask_pathway" if reading.facts else None
    if reading.facts or reading.ambiguous:
        return "state_facts"
    return "what_if" if reading.hypothetical else None
