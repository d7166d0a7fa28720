"""Whom to call."""

from __future__ import annotations


def contacts_line(contacts: list[dict[str, str]]) -> str:
    """Whom to call."""
    lines = "；".join(f"{contact['office']} {contact['phone']}" for contact in contacts)
    return f"电话（工作时间）：{lines}。"
