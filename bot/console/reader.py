"""Reading what a caller says, through `bot.understanding`; loaded when the first sentence comes."""

import re
from datetime import date
from functools import cache
from threading import Thread
from typing import Any

from bot.console.workbench.dates import When
from bot.understanding import read, redact, warm_up

Json = dict[str, Any]
UNSPECIFIED = "unspecified"
# 来电人叫王小明: the reader of callers looks for 我叫; an agent writes of a third person.
NAMED = re.compile(
    r"((?:来电人|当事人|申请人|本人|对方|客户|师傅|[他她])(?:(?:姓名|名叫|叫)[:：是为]?(?=[一-龥·]{2,4}(?![一-龥]))|姓(?=[一-龥]{1,2}(?![一-龥]))))"
    r"[一-龥·]+"
)


def reading_of(text: str, today: date, asking: str | None) -> Json:
    """Return what a sentence says."""
    return dict(read(text, today=today, asking=asking).as_dict())


@cache
def begin_to_load() -> None:
    """Begin to load what reading needs, once, so that the first caller does not have to wait for it."""
    Thread(target=warm_up, daemon=True).start()


def redacted(text: str) -> str:
    """Take personal details out."""
    return redact(text).text


def redacted_note(text: str) -> str:
    """Take personal details out of what an agent writes about somebody else."""
    return NAMED.sub(r"\1〔已隐去姓名〕", redacted(text))


def date_in_words(text: str, about: str, today: date) -> When | None:
    """Read a date such as 去年9月 in the field of a fact, or of one level of it."""
    fact, _, level = about.partition(".")
    told = reading_of(text, today, about)["facts"].get(fact)
    when = (told.get(level) or told.get(UNSPECIFIED)) if level and isinstance(told, dict) else told
    return when if isinstance(when, str) or (isinstance(when, dict) and set(when) <= {"earliest", "latest"}) else None
