"""The two published test vectors, by our code and by the fake's."""

from bot.channels.wechat.crypto import AesKey, MessageCipher
from bot.channels.wechat.signature import is_signed, sign
from tests.wechat.platform import crypto as theirs

TOKEN, TIMESTAMP, NONCE = "AAAAA", "1714037059", "486452656"
SIGNATURE = "899cf89e464efb63f54ddac96b0a0a235f53aa78"

ENCODED_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
APP_ID = "wxb11529c136998cb6"
MESSAGE = "我是中文abcd123"
RANDOM = b"aaaabbbbccccdddd"
CIPHERTEXT = "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg=="


def test_the_signature_of_the_official_page_is_computed_by_both() -> None:
    assert sign(TOKEN, TIMESTAMP, NONCE) == SIGNATURE
    assert theirs.signature(TOKEN, TIMESTAMP, NONCE) == SIGNATURE


def test_only_that_signature_passes() -> None:
    assert is_signed(SIGNATURE, TOKEN, TIMESTAMP, NONCE)
    assert not is_signed(SIGNATURE[:-1] + "9", TOKEN, TIMESTAMP, NONCE)
    assert not is_signed("", TOKEN, TIMESTAMP, NONCE)
    assert not is_signed("签名", TOKEN, TIMESTAMP, NONCE)


def test_the_message_of_tencents_demonstration_is_encrypted_the_same_by_both() -> None:
    key = AesKey.decode(ENCODED_KEY)
    cipher = MessageCipher(APP_ID, (key,), random_prefix=lambda: RANDOM)
    assert cipher.encrypt(MESSAGE.encode(), key) == CIPHERTEXT
    assert theirs.Envelope(ENCODED_KEY, APP_ID).wrap(MESSAGE.encode(), random16=RANDOM) == CIPHERTEXT


def test_the_message_of_tencents_demonstration_is_decrypted_the_same_by_both() -> None:
    opened = MessageCipher(APP_ID, (AesKey.decode(ENCODED_KEY),)).decrypt(CIPHERTEXT)
    assert opened.text.decode() == MESSAGE
    assert theirs.Envelope(ENCODED_KEY, APP_ID).unwrap(CIPHERTEXT).decode() == MESSAGE
