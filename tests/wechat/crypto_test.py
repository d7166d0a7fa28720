"""Encryption of callbacks: for this account only, with the current or the previous key."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.wechat.crypto import AesKey, CryptoError, MessageCipher
from tests.wechat.platform.crypto import Envelope

NEW, OLD, OTHER = "a" * 43, "b" * 43, "c" * 43
APP_ID = "wx0123456789abcdef"


def cipher(*keys: str) -> MessageCipher:
    return MessageCipher(APP_ID, tuple(AesKey.decode(key) for key in keys))


@given(st.binary(max_size=3000))
def test_whatever_is_encrypted_opens_again(text: bytes) -> None:
    ours = cipher(NEW)
    assert ours.decrypt(ours.encrypt(text, AesKey.decode(NEW))).text == text


@given(st.binary(max_size=300))
def test_the_platform_opens_what_we_encrypt_and_we_open_what_it_encrypts(text: bytes) -> None:
    platform, ours = Envelope(NEW, APP_ID), cipher(NEW)
    assert platform.unwrap(ours.encrypt(text, AesKey.decode(NEW))) == text
    assert ours.decrypt(platform.wrap(text)).text == text


def test_a_message_under_the_previous_key_opens_and_names_that_key() -> None:
    opened = cipher(NEW, OLD).decrypt(Envelope(OLD, APP_ID).wrap(b"<xml/>"))
    assert opened.text == b"<xml/>"
    assert opened.key == AesKey.decode(OLD)


def test_no_two_ciphertexts_of_one_message_are_equal() -> None:
    ours = cipher(NEW)
    assert ours.encrypt(b"x", AesKey.decode(NEW)) != ours.encrypt(b"x", AesKey.decode(NEW))


def test_a_message_for_another_account_is_refused() -> None:
    with pytest.raises(CryptoError):
        cipher(NEW).decrypt(Envelope(NEW, "wxffffffffffffffff").wrap(b"<xml/>"))


def test_a_message_under_an_unknown_key_is_refused() -> None:
    with pytest.raises(CryptoError):
        cipher(NEW, OLD).decrypt(Envelope(OTHER, APP_ID).wrap(b"<xml/>"))


def test_a_message_with_wrong_padding_is_refused() -> None:
    with pytest.raises(CryptoError):
        cipher(NEW).decrypt(Envelope(NEW, APP_ID).wrap(b"<xml/>", pad=False))


@given(st.one_of(st.text(max_size=200), st.binary(max_size=200).map(lambda raw: base64.b64encode(raw).decode())))
def test_garbage_is_refused_and_never_breaks_anything(garbage: str) -> None:
    with pytest.raises(CryptoError):
        cipher(NEW).decrypt(garbage)


@pytest.mark.parametrize("key", ["", "a" * 42, "a" * 44, "a" * 42 + "-", "钥" * 43])
def test_a_key_that_is_not_43_letters_and_digits_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="43 characters"):
        AesKey.decode(key)


def test_a_key_shows_nothing_of_itself_when_printed() -> None:
    key = AesKey.decode(NEW)
    assert str(key.raw) not in repr(key)
    assert "i" * 5 not in repr(key)
