"""Finding the words of the lexicon and the times in a text: longest match over everything at once."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from bot.understanding.lexicon import content, local_merits, persons
from bot.understanding.skeleton import years_beside
from bot.understanding.skeleton.scene import Mention
from bot.understanding.temporal import times

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.vocab import Vocab

    from bot.understanding.skeleton.scene import Scene

_SHORT_PRIZE = re.compile(
    r"(?<=[赛牌奖])[^。?]{0,12}是(?P<bare>[金银铜])(?=$|[,。!啊的吧了])|赛[^。?]{0,8}我(?:是|的是|拿的是?|得的是?)?(?:个|块|枚)?(?P<own>[金银铜])(?:的|$)|(?:拿|得|攞|获|夺|摘|捧)(?:了|过|到|得|个|一|块|枚|回|下|走|来|咗|的|是)*(?P<medal>[金银铜])(?=$|[,。!啊的吧了喎㗎]|回来|回家|到手)|(?:赛|比武)(?:里|上|的|中|我|拿|得|了|过|是|个|到|块|枚|,|获|攞)*(?:(?P<prize>[金银铜])(?=$|[,。!啊的吧了])|(?P<rank>第[一二三四五六])(?=$|[,。!啊的吧了名]))|(?:得|拿|攞|获|夺|评)(?:得|到)?(?:了|过|到|个|的|是|咗)*(?P<place>第[一二三四五六](?!个|本|次|张|种|条|年|批|轮|届|级|名)|[一二三]等(?!奖))"
)
_LONE_PRIZE = re.compile(r"(?<=[,。])(?:是|个|块)*(?P<lone>[金银铜])(?=$|[,。!的])")
_SHORT_PRIZES = {"金": "gold", "银": "silver", "铜": "bronze"}
_TIME_KINDS = {"date": "D", "duration": "U", "unclear": "Y", "ahead": "Z", "refused": "F"}


class CharacterTokenizer:
    """One token a character, so that token and character positions are the same."""

    def __init__(self, vocab: Vocab) -> None:
        """Keep the vocabulary of the pipeline."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the document of *text*."""
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))


@cache
def matcher(vocab: Vocab) -> PhraseMatcher:
    """Return the matcher of every word of the lexicon."""
    tokenize = CharacterTokenizer(vocab)
    found = PhraseMatcher(vocab)
    # One at a time: thousands of documents at once would take 65 MB that the process never gives back.
    for word in content.entries():
        found.add("lexicon", [tokenize(word)])
    return found


def mentions(doc: Doc, scene: Scene) -> list[Mention]:
    """Return the mentions of *doc*: the longest first, no two overlapping."""
    text = scene.normal.text
    candidates = [
        Mention(content.OTHER_PERSON, "theirs", start, end, text[start:end]) for start, end in persons.find(text)
    ]
    candidates += _lexicon(doc, text, scene.normal.breaks)
    candidates += [
        Mention(_TIME_KINDS[time.kind], time, time.start, time.end, text[time.start : time.end], time=time)
        for time in times.find(text, scene.today)
    ]
    candidates += [
        Mention(kind, value, start, end, text[start:end]) for kind, value, start, end in local_merits.find(text)
    ]
    for match in content.firm().finditer(text):
        candidates.append(Mention(content.EMPLOYER, ("guangzhou_other", None), match.start(), match.end(), match[0]))
    for match in _SHORT_PRIZE.finditer(text):
        name = next(name for name in ("bare", "own", "medal", "prize", "rank", "place") if match[name])
        start, end = match.span(name)
        candidates.append(Mention("P", _SHORT_PRIZES.get(match[name], "other"), start, end, match[name]))
    for match in _LONE_PRIZE.finditer(text):
        if "赛" in text[: match.start()] or scene.asking == "contest_awards":
            start, end = match.span("lone")
            candidates.append(Mention("P", _SHORT_PRIZES[match["lone"]], start, end, match["lone"]))
    candidates.sort(key=lambda mention: (mention.start - mention.end, mention.kind in "DUYZF", mention.start))
    taken = bytearray(len(text))
    chosen = []
    for mention in candidates:
        if not any(taken[mention.start : mention.end]):
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
            chosen.append(mention)
    found = _places_joined(sorted(chosen, key=lambda mention: mention.start))
    years_beside.settle(found, scene.normal, scene.today)
    return found


def _places_joined(found: list[Mention]) -> list[Mention]:
    """佛山顺德 is one place, told twice as exactly."""
    joined: list[Mention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if last is not None and last.kind == mention.kind == "L" and last.end == mention.start:
            last.end, last.text = mention.end, last.text + mention.text
        else:
            joined.append(mention)
    return joined


def _lexicon(doc: Doc, text: str, breaks: frozenset[int]) -> Iterable[Mention]:
    entries = content.entries()
    matches = [(start, end) for _, start, end in matcher(doc.vocab)(doc)]
    longest = dict(sorted(matches))
    nobody = {place for match in content.nobody().finditer(text) for place in range(*match.span())}
    for start, end in matches:
        word = text[start:end]
        if word[0].isascii() and _inside_latin(text, start, end):
            continue
        if any(
            longest.get(gap, 0) > end and (gap in breaks or _complete(text[start:gap])) for gap in range(start + 1, end)
        ):
            continue
        entry = entries[word]
        if entry.kind == content.OTHER_PERSON and start in nobody:
            continue
        yield Mention(entry.kind, entry.value, start, end, word)


def _complete(word: str) -> bool:
    """Tell whether a word may end here rather than with the next: 职称|高级工, not 职称高级|工."""
    entry = content.entries().get(word)
    return entry is not None and entry.kind in {content.TITLE_WORD, content.CERTIFICATE, content.EMPLOYER}


def _inside_latin(text: str, start: int, end: int) -> bool:
    def letter(index: int) -> bool:
        return 0 <= index < len(text) and text[index].isascii() and text[index].isalnum()

    return (letter(start - 1) and text[start].isascii()) or (letter(end) and text[end - 1].isascii())
