"""What the model cannot know: which question was just asked, and that the reader understood the answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.understanding import pipeline
from bot.understanding.intents import cues, edges, features, mending, wishes
from bot.understanding.intents.looks import Look, Looks
from bot.understanding.short_answers import assent

if TYPE_CHECKING:
    from bot.understanding.intents.model import Ranking

UNSURE = 0.35
"""Below this probability the message counts as not understood; the same figure stands in config.yml."""

_SURE, _SIX_TENTHS, _HALF_SURE = 0.9, 0.6, 0.5
_DECIDED = 0.99
_LEAST, _AHEAD = 0.25, 0.1
"""A guess that is improbable, and yet far ahead of any other."""

_HINTED = 0.003
_ENDS_ASKING = re.compile(r"(?:[吗么嗎麼嘛？?㗎咩]|有没有份|有冇份)$")
_LAST_WORDS = re.compile(
    r"(?P<aba>(?!不)[\u4e00-\u9fff])[不没](?P=aba)[^,。!?]{0,8}[,。!?~ ]*$|真的假的[^,。!?]{0,2}[,。!?~ ]*$"
    r"|(?:怎么|咋|如何|按哪个|算哪个|按哪本)(?:个)?(?:算|评|报|考|申请|认|走)[^,。!?]{0,3}[,。!?~ ]*$|(?:什么|啥|何种|哪些)(?:条件|要求|资格)[^,。!?]{0,2}[,。!?~ ]*$"
    r"|算(?:不算)?[^,。!?了]{1,5}[吧把][,。!?~ ]*$"
    r"|(?<!没)有(?:关系|份|机会|戏|希望|资格|用|可能|必要|盼头|奔头|门路|路子|路|办法|搞头|指望|门)(?:不|没|没有)[,。!?~ ]*$"
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
_NAMED = "STQAECHP"
"""What nobody names in a mere greeting: 师傅您好，我老公在地铁开车，技师."""

_DOUBTED_IN_ANSWERS = frozenset({"dont_know", "ask_when", "ask_pathway", "ask_definition", "ask_where", "out_of_scope"})
"""What an answer is taken for by its words, however sure the model is: 大前年年底那一批."""
_PUT_RIGHT_IN = frozenset({"state_facts", "deny", "affirm", "small_talk", "what_if"})
"""What a message that mends something is taken for by its words alone."""

_SAYS_SOMETHING = frozenset({"state_facts", "affirm", "deny", "dont_know", "correct", "what_if", "ask_why_question"})


def settle(ranking: Ranking, text: str, asking: str | None) -> Ranking:
    """Put the intent first that follows from the answer; leave the ranking as it is where nothing does."""
    looks = Looks(text, asking)
    ranking = _with_its_words(ranking, looks)
    if edges.is_nonsense(ranking, looks):
        ranking = ranking[1:]
    if ranking[0][0] == "greet" and _names_something(looks):
        ranking = ranking[1:] if ranking[1][1] >= UNSURE else _first("state_facts", ranking[1:])
    if ranking[0][0] == "correct" and _corrects_nothing(ranking[0][1], looks):
        ranking = ranking[1:]
    best, chance = ranking[0]
    if best in _PUT_RIGHT_IN and mending.hinted(looks.plain) and mending.mends(*looks.answering):
        return _first("correct", ranking)
    if assent.is_enough(looks.plain, asking) or assent.says_only_have_not(looks.normal, asking):
        return _first("state_facts", ranking)
    if edges.only_thanks(ranking, looks, UNSURE):
        return _first("thanks", ranking)
    if edges.is_beside(ranking, looks):
        return _first("out_of_scope", ranking)
    if best == "state_facts" and not asking and wishes.asked(text):
        return _first("ask_pathway", ranking)
    if best in {"state_facts", "ask_when"} and not asking and _supposes(looks):
        return _first("what_if", ranking)
    if best == "state_facts" and not asking and (question := _question_at_the_end(looks, ranking)):
        return _first(question, ranking)
    if not asking and best in _BESIDE_FACTS and chance < _SIX_TENTHS and _only_states(looks.alone):
        return _first("state_facts", ranking)
    if chance >= UNSURE and best not in _REPLIES and not (asking and (chance < _SURE or best in _DOUBTED_IN_ANSWERS)):
        return ranking
    look = looks.answering
    if best in _REPLIES and not (look.reading.answer or look.reading.facts or _CHINESE.search(text)):
        return ranking[1:]  # %(facts)s is no yes
    doubtful = chance < _HALF_SURE or best in _REPLIES or best == "dont_know"
    intent = _answered(best, look, asking, doubtful=doubtful) if asking else _told(best, look)
    if intent is None and chance < UNSURE:
        intent = _stated(look)
    if intent is None and chance < UNSURE and chance >= _AHEAD + ranking[1][1] and chance >= _LEAST:
        intent = best
    return _first(intent, ranking) if intent else ranking


def _names_something(looks: Looks) -> bool:
    """Tell whether a certificate, a title, a prize or an employer is named, whoever has it."""
    return any(mention.kind in _NAMED for mention in looks.sketched.mentions)


def _corrects_nothing(chance: float, looks: Looks) -> bool:
    """Tell whether what is taken for a correction tells something for the first time, or denies a mistake."""
    told_anew = (looks.asking or chance < _SURE) and not _takes_back(looks.plain, looks.asking)
    return told_anew or mending.denies(looks.plain)


def _question_at_the_end(looks: Looks, ranking: Ranking) -> str | None:
    """Facts and then a question: the question is what is wanted, and the likeliest of the questions which."""
    written = looks.text.rstrip()
    said = _LAST_WORDS.search(looks.plain)
    if not _ENDS_ASKING.search(written) and (said is None or _OF_ANYBODY.search(said[0])):
        return None
    if said is None and not looks.alone.ends_asking:
        return None
    least = 0.0 if written.endswith(("?", "？")) else _HINTED
    return next((intent for intent, chance in ranking if intent.startswith("ask_") and chance > least), None)


_ONLY_LIKE_A_QUESTION = re.compile(r"(?:我|都|也|还|就|倒|可)没有$|不不")
"""五一奖章我没有; 二零年拿的，不不不，一九年."""
_SUPPOSING = re.compile(r"假(?:使|设|如|定|若)|如果|要是|倘若|万一")


def _supposes(looks: Looks) -> bool:
    """Something is supposed and then asked about: 要是借调我去本部，那我就算本部的人了吧."""
    if not _SUPPOSING.search(looks.plain) or not looks.alone.reading.hypothetical:
        return False
    clauses = looks.alone.scene.clauses
    return looks.alone.ends_asking or bool(clauses and clauses[-1].text.endswith("吧"))


def _only_states(look: Look) -> bool:
    return any(look.reading.facts.values()) and not look.asks and not look.reading.topic


def _with_its_words(ranking: Ranking, looks: Looks) -> Ranking:
    """Leave out what is not even hinted at: no abuse without a bad word, unless the model is sure."""
    best, chance = ranking[0]
    if best not in _NEEDS_A_WORD or chance >= _HALF_SURE or _NEEDS_A_WORD[best] in cues.touched(looks.plain):
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


def _answered(best: str, look: Look, asking: str, *, doubtful: bool) -> str | None:
    """Return the intent of a message that answers what was asked; an intent that fits the answer stays.

    Where the model is *doubtful*, an answer is one in spite of its form: 哪有办公室给我坐 asks nothing.
    """
    reading = look.reading
    fact = reading.facts.get(asking.partition(".")[0])
    asks = look.ends_asking and not _SAY_YOURSELF.match(look.scene.clauses[-1].text)
    if reading.answer == "unknown" and look.scene.clauses[-1].stop != "?":
        says_more = bool(reading.facts) or best != "state_facts"
        return best if best in _SAYS_SOMETHING and says_more else "dont_know"
    if asks and (fact is None or not (doubtful or _answers_all_the_same(look))):
        return None
    if reading.answer == "other":
        return None if best in _SAYS_SOMETHING - _REPLIES else "state_facts"
    if fact is None:
        answer = {"yes": "affirm", "no": "deny"}.get(reading.answer or "")
        return None if best in _SAYS_SOMETHING else answer
    fitting = "affirm" if fact is True else "state_facts" if fact else "deny"
    return best if best in {"state_facts", "correct", fitting} else fitting


_NOBODY_ASKS = re.compile(
    r"哪(?:里|儿)?(?:轮|有|来|敢|能|会|够|配|得)|谁(?:会|还|能|肯)?(?:给|管|理|教|要)|评什么|拿什么|边(?:度)?有|边轮|不算不算|哪得|啥子?职称"
)
"""哪轮得到我, 评什么职称: asked so, it says no."""


def _answers_all_the_same(look: Look) -> bool:
    """Tell whether a no is worded as a question: 那么大的比赛哪轮得到我，没有."""
    written = any(clause.stop == "?" for clause in look.scene.clauses)
    return not written and look.reading.answer in {"no", None} and bool(_NOBODY_ASKS.search(look.scene.normal.text))


def _told(best: str, look: Look) -> str | None:
    """A yes or no that nobody asked for, with facts, tells them: 职称早就有了."""
    if best not in _REPLIES or look.ends_asking:
        return None
    return "state_facts" if look.reading.facts else None


def _stated(look: Look) -> str | None:
    """Return the intent of a message that says something of the speaker, whatever else it is."""
    reading = look.reading
    if any(clause.question and not _ONLY_LIKE_A_QUESTION.search(clause.text) for clause in look.scene.clauses):
        return "ask_pathway" if reading.facts else None
    if reading.facts or reading.ambiguous:
        return "state_facts"
    return "what_if" if reading.hypothetical else None
