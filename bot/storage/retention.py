"""What goes when its time is over, beside the conversations: what agents kept, statistics, WeChat's leftovers.

Dialogue, and whatever quotes or describes a person, is kept for the period of the settings. Counts that name nobody
stay longer, for statistics compare years. The audit trail is append-only and stays; it holds no sentence of anybody.
"""

from datetime import datetime, timedelta

from sqlalchemy import and_, delete, or_, update
from sqlalchemy.orm import Session

from bot.storage.console_schema import ConsoleCase, ConsoleLookup, ConsoleSession, ConsoleUnread
from bot.storage.database import Database
from bot.storage.erasure import cut_log
from bot.storage.wechat_schema import WeChatDelivery, WeChatGrant, WeChatHandover, WeChatHeld, WeChatPerson

# A case is kept for a call that was agreed on, perhaps for the day on which a pathway opens; but not for ever.
CASES_AT_MOST = timedelta(days=2 * 365)
COUNTS_KEPT = timedelta(days=3 * 365)


def purge(database: Database, now: datetime, period: timedelta) -> None:
    """Delete what is older than the period, everywhere but in the conversations."""
    with database.session() as session:
        _purge_console(session, now, period)
        _purge_wechat(session, now, period)
    cut_log(database.engine)


def _purge_console(session: Session, now: datetime, period: timedelta) -> None:
    before = now - period
    unwanted = or_(ConsoleCase.follow_up.is_(None), ConsoleCase.follow_up < before.date())
    over = or_(and_(ConsoleCase.updated_at < before, unwanted), ConsoleCase.updated_at < now - CASES_AT_MOST)
    session.execute(delete(ConsoleCase).where(over))
    # Words are what somebody said.
    session.execute(delete(ConsoleUnread).where(ConsoleUnread.day < before.date()))
    # Of a call only counts are left: the digest could tell that two calls were about the same facts.
    session.execute(update(ConsoleLookup).where(ConsoleLookup.day < before.date()).values(digest=""))
    session.execute(delete(ConsoleLookup).where(ConsoleLookup.day < (now - COUNTS_KEPT).date()))
    session.execute(delete(ConsoleSession).where(ConsoleSession.last_seen_at < before))


def _purge_wechat(session: Session, now: datetime, period: timedelta) -> None:
    """The channel keeps shorter periods while it runs; this holds where it was switched off meanwhile."""
    before = now - period
    session.execute(delete(WeChatHeld).where(WeChatHeld.created_at < before))
    session.execute(delete(WeChatDelivery).where(WeChatDelivery.received_at < before))
    session.execute(delete(WeChatHandover).where(WeChatHandover.expires_at < before))
    session.execute(delete(WeChatGrant).where(WeChatGrant.at < before))
    session.execute(delete(WeChatPerson).where(WeChatPerson.kept_until <= now))
