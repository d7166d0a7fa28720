"""Tokens of conversations: drawn, stored as a hash, compared in constant time, expiring twice."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from http import HTTPStatus

from bot.gateway import sentences
from bot.gateway.errors import ApiError
from bot.storage.records import ConversationRecord

TOKEN_BYTES = 32
CHALLENGE = {"WWW-Authenticate": "Bearer"}


def new_token(secret: str, conversation_id: str) -> str:
    """Draw a token of 256 bits, sealed for one conversation."""
    drawn = secrets.token_urlsafe(TOKEN_BYTES)
    return f"{drawn}.{_seal(secret, conversation_id, drawn)}"


def was_given(token: str, secret: str, conversation_id: str) -> bool:
    """Tell whether we once gave this token for this conversation, which need not exist any more."""
    drawn, _, seal = token.partition(".")
    return hmac.compare_digest(seal.encode(), _seal(secret, conversation_id, drawn).encode())


def _seal(secret: str, conversation_id: str, drawn: str) -> str:
    return hmac.new(secret.encode(), f"token {conversation_id} {drawn}".encode(), hashlib.sha256).hexdigest()[:32]


def new_conversation_id() -> str:
    """Draw an id that says nothing about the person and cannot be guessed."""
    return secrets.token_hex(16)


def hash_of(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def check(token: str, conversation: ConversationRecord, now: datetime, idle: timedelta, absolute: timedelta) -> None:
    """Refuse a token that is not the conversation's, or that has expired."""
    stored = conversation.token_hash or ""
    if not hmac.compare_digest(hash_of(token), stored):
        raise wrong_caller()
    if now - conversation.last_seen_at > idle or now - conversation.created_at > absolute:
        raise unauthorized("expired", sentences.EXPIRED)


def wrong_caller() -> ApiError:
    """Build the one error for a token that opens nothing: it does not tell which conversations exist."""
    return unauthorized("bad_token", sentences.WRONG_CALLER)


def unauthorized(code: str, message: str) -> ApiError:
    """Build the error for a request without a valid token."""
    return ApiError(HTTPStatus.UNAUTHORIZED, code, message, CHALLENGE)
