"""What is possible, as far as it is known now."""

from __future__ import annotations

import re

from actions.reply import ReplyAction
from actions.session import Session
from actions.wording import details
from actions.wording.answer import answer, short, so_far, what_is_new
from actions.wording.pathways import wanted
from actions.wording.way_on import way_on

_WHAT_NOW = re.compile(
    "怎么办|怎麼辦|点算|點算|咋办|咋整|怎么弄|做什么|做点什么|做咩|考(?:什么|啥|乜|咩)|考个什么|报什么好|报哪个好|"
    "(?:别的|其他|另外|第二条|什么)(?:路|办法)|出路|(?:怎样|怎么|点样|如何)才|没戏|没希望|"
    "捷径|快(?:一?点|啲|捷)|更快|哪个(?:划算|合适|好)|先报(?:哪个|啥|什么)|"
    "下一步|怎么搞|咋搞|点搞|所以呢|然后呢|接下来|怎么帮"
)
_ONLY_WHAT_NOW = re.compile(
    "(?:那|咁|噉|我|咱|现在|而家|这样|这下|该|要|应该|又|到底|可|以后)*(?:怎么办|怎麼辦|点算|點算|咋办|咋整|怎么弄|怎么搞|咋搞|点搞)(?:才好|好|呢|啊|呀|嘛|吧)*"
)
_RULE = re.compile("条件|要求|(?:怎么|怎样|点样|如何)(?:才)?(?:能|可以)?(?:评|考|报|拿|当|得)|怎么才|够格|资格")


def said(session: Session) -> list[str]:
    """The pathway asked about, what to do now, or the answer so far."""
    path = wanted(session.text, session.decision)
    if path is None and (rule := rule_of_what_was_defined(session)):
        return rule
    if not session.facts:
        return [details.rule(session.decision, path)] if path else ["utter_tell_me_first"]
    if path is not None:
        return [details.verdict(session.decision, path)]
    if session.open_question and not so_far(session.decision):
        return [f"按现在知道的，{short(session.decision)}"]
    if asks_what_now(session) and not session.open_question:
        return [way_on(session.decision)]
    return [what_is_new(answer(session.decision, session.supposing), session.state.memory.answered)]


def rule_of_what_was_defined(session: Session) -> list[str]:
    """那要什么条件, after the meaning of a level was asked for: the rule of the pathway to it."""
    defined = session.state.memory.defined
    path = wanted(defined, session.decision) if defined and _RULE.search(session.text) else None
    return [details.rule(session.decision, path, known=bool(session.facts))] if path else []


def asks_what_now(session: Session) -> bool:
    """Whether somebody of whom something is known asks what he can do, in whatever way it was classed."""
    return bool(session.facts and _WHAT_NOW.search(session.text))


def asks_nothing_else(session: Session) -> bool:
    """Whether 怎么办 is all that is said: then it is meant of the matter in hand, though a question is open."""
    return _ONLY_WHAT_NOW.fullmatch(session.text.strip(" ，。！？,.!?~…")) is not None


class ActionPathways(ReplyAction):
    """我能报哪些; 我能评职称吗."""

    action_name = "action_pathways"

    def say(self, session: Session) -> list[str]:
        """Answer with what is known."""
        return said(session)
