"""``policy-assistant export`` and ``policy-assistant erase``: one person's record, by its id or its case code."""

import argparse
import json
from collections.abc import Sequence
from typing import Any

from bot.gateway.conversations import ConversationService
from bot.gateway.errors import ApiError
from bot.gateway.metrics import Metrics
from bot.gateway.services import make_shelf
from bot.gateway.settings import Settings
from bot.gateway.shelf import Shelf
from bot.operating.surroundings import OperatorError, refuse, say, settings_here, stores_up_to_date
from bot.storage.backup import Stores
from bot.storage.everything import Everything
from bot.storage.migrate import SchemaError
from bot.storage.wechat_people import PeopleStore


def export_command(argv: Sequence[str]) -> int:
    """Write all that is stored of a conversation as JSON."""
    which = _which(argv, "export", "Write all that is stored of a conversation, as JSON.")
    try:
        settings = settings_here()
        with stores_up_to_date(settings) as stores:
            found = everything_of(settings, stores, which)
    except (OperatorError, SchemaError) as error:
        return refuse(error)
    say(json.dumps(found, ensure_ascii=False, indent=2))
    return 0


def erase_command(argv: Sequence[str]) -> int:
    """Delete all that is stored of a conversation, everywhere."""
    which = _which(argv, "erase", "Delete all that is stored of a conversation, everywhere.")
    try:
        settings = settings_here()
        with stores_up_to_date(settings) as stores:
            erase(stores, which)
    except (OperatorError, SchemaError) as error:
        return refuse(error)
    say(f"Deleted everywhere: {which}. Backups made before still hold it.")
    return 0


def everything_of(settings: Settings, stores: Stores, which: str) -> dict[str, Any]:
    """Everything: what the person can see of it, and what stands behind that."""
    shelf = make_shelf(stores.database, stores.tracker)
    conversation_id = _conversation_id(shelf, which)
    view = ConversationService(shelf, Metrics(), settings).view(shelf.conversation(conversation_id))
    more = Everything(stores.database, stores.tracker)
    return {**view, "dialogue": more.events(conversation_id), "wechat": more.wechat(conversation_id)}


def erase(stores: Stores, which: str) -> None:
    """Delete a conversation; of a follower on WeChat also what the channel keeps, and the pages opened from there."""
    shelf = make_shelf(stores.database, stores.tracker)
    conversation_id = _conversation_id(shelf, which)
    people = PeopleStore(stores.database)
    pages = people.opened_pages(conversation_id)
    people.erase(conversation_id)
    for one in (*pages, conversation_id):
        shelf.eraser.erase(one)


def _conversation_id(shelf: Shelf, which: str) -> str:
    try:
        return shelf.conversation(shelf.cases.find(which) or which).id
    except ApiError:
        raise OperatorError(f"There is no conversation with the id or the case code {which}.") from None


def _which(argv: Sequence[str], name: str, purpose: str) -> str:
    parser = argparse.ArgumentParser(prog=f"policy-assistant {name}", description=purpose)
    parser.add_argument("which", metavar="ID_OR_CODE", help="the conversation's id, or its case code (办事码)")
    return str(parser.parse_args(list(argv)).which)
