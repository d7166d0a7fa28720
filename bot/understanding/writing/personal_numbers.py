"""Numbers that belong to one person or firm: identity, phone, bank card, credit code."""

from __future__ import annotations

import unicodedata

_DIGIT_WORDS = {
    "零": "0", "〇": "0", "○": "0", "一": "1", "幺": "1", "壹": "1", "二": "2", "贰": "2", "两": "2", "三": "3", "叁": "3", "四": "4",
    "肆": "4", "五": "5", "伍": "5", "六": "6", "陆": "6", "七": "7", "柒": "7", "八": "8", "捌": "8", "九": "9", "玖": "9",
}  # fmt: skip
_SEPARATORS = " -–—_./\\()（）+*~～:：\t\u3000\u00a0\u200b\u200c\u200d\ufeff\u2060"
_PROVINCES = {
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
    "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83",
}  # fmt: skip
_OFFICE_PHONES = {"83556708", "83528743", "12333", "12345"}
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def spans(text: str) -> list[tuple[int, int, str]]:
    """Return where such numbers stand in *text*, however they are spaced and in whatever digits, with their kinds."""
    found: list[tuple[int, int, str]] = []
    for run in _runs(text):
        letters = "".join(character for _, character in run)
        position = 0
        while position < len(letters):
            kind, length = _recognise(letters, position, run)
            if kind:
                found.append((run[position][0], run[position + length - 1][0] + 1, kind))
                position += length
            else:
                position += 1
    return found


def _recognise(letters: str, start: int, run: list[tuple[int, str]]) -> tuple[str, int]:
    if not letters[start].isalnum() or (
        start
        and letters[start - 1].isdigit()
        and letters[start].isdigit()
        and run[start][0] - run[start - 1][0] == 1
        and not _looks_like_id(letters, start)
    ):
        return "", 0
    if _looks_like_id(letters, start):
        return "id_number", 18
    if _is_credit_code(letters[start : start + 18]) and not letters[start + 18 : start + 19].isalnum():
        return "credit_code", 18
    digits = _digit_count(letters, start)
    piece = letters[start : start + digits]
    if digits == 15 and _is_old_id(piece):
        return "id_number", 15
    if 16 <= digits <= 19 and piece[0] in "3456789" and _luhn(piece):
        return "bank_card", digits
    if digits == 18 and _has_birthday(piece):
        return "id_number", 18
    phone = _phone_length(piece)
    if start and letters[start - 1].isdigit() and piece[:1] != "1":
        phone = 0
    return ("phone", phone) if phone else ("", 0)


def _runs(text: str) -> list[list[tuple[int, str]]]:
    """Return stretches of digits and letters, separators between them left out, with their places."""
    runs: list[list[tuple[int, str]]] = []
    current: list[tuple[int, str]] = []
    gap = 0
    for index, character in enumerate(text):
        plain = _plain(character)
        if plain.isascii() and plain.isalnum() and len(plain) == 1:
            current.append((index, plain))
            gap = 0
        elif (
            current and (character in _SEPARATORS or unicodedata.category(character) in {"Cf", "Cc", "Zs"}) and gap < 3
        ):
            gap += 1
        elif current:
            runs.append(current)
            current, gap = [], 0
    if current:
        runs.append(current)
    return runs


def _plain(character: str) -> str:
    """Return the ASCII digit, or the capital letter, that a character stands for."""
    if character in _DIGIT_WORDS:
        return _DIGIT_WORDS[character]
    if not character.isascii():
        wide = unicodedata.normalize("NFKC", character)
        character = wide if len(wide) == 1 and wide.isascii() else ""
    return character if character.isdigit() else character.upper()


def _digit_count(letters: str, start: int) -> int:
    end = start
    while end < len(letters) and letters[end].isdigit():
        end += 1
    return end - start


def _looks_like_id(letters: str, start: int) -> bool:
    piece = letters[start : start + 18]
    if len(piece) < 18 or not piece[:17].isdigit() or not (piece[17].isdigit() or piece[17] == "X"):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(piece, _ID_WEIGHTS, strict=False))
    return piece[17] == "10X98765432"[total % 11] and _has_birthday(piece)


def _has_birthday(piece: str) -> bool:
    return (
        piece[6:8] in {"19", "20"}
        and "01" <= piece[10:12] <= "12"
        and "01" <= piece[12:14] <= "31"
        and piece[:2] in _PROVINCES
    )


def _is_old_id(piece: str) -> bool:
    return piece[:2] in _PROVINCES and "01" <= piece[8:10] <= "12" and "01" <= piece[10:12] <= "31"


def _is_credit_code(piece: str) -> bool:
    if len(piece) != 18 or (piece.isdigit() is False and any(letter not in _CREDIT_ALPHABET for letter in piece)):
        return False
    if piece[0] not in "159ANY" or not piece[2:8].isdigit():
        return False
    total = sum(_CREDIT_ALPHABET.index(letter) * pow(3, place, 31) for place, letter in enumerate(piece[:17]))
    return _CREDIT_ALPHABET[(31 - total % 31) % 31] == piece[17]


def _luhn(piece: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(piece)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0 and len(set(piece)) > 1


def _phone_length(piece: str) -> int:
    for prefix in ("0086", "86", ""):
        rest = piece.removeprefix(prefix) if prefix and piece.startswith(prefix) else piece if not prefix else ""
        if len(rest) == 11 and rest[0] == "1" and rest[1] in "3456789":
            return len(piece)
    if piece[:1] == "0" and len(piece) in {10, 11, 12} and piece[1:2] != "0":
        return 0 if piece[3:] in _OFFICE_PHONES or piece[4:] in _OFFICE_PHONES else len(piece)
    if len(piece) == 8 and piece[0] in "2345678" and piece not in _OFFICE_PHONES and not piece.startswith("20"):
        return 8
    return 0
