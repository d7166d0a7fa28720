"""How the official account under test is set up on the platform, and the switches of its behaviour."""

from dataclasses import dataclass, field


@dataclass
class Account:
    """One official account, as WeChat's console would show it."""

    callback: str = ""
    callbacks: list[str] = field(default_factory=list)
    """What a load balancer behind the callback would do: deliveries go to these in turn."""
    gh_id: str = "gh_0123456789ab"
    app_id: str = "wx0123456789abcdef"
    app_secret: str = "0123456789abcdef0123456789abcdef"
    token: str = "pamtest"
    aes_key: str = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
    mode: str = "safe"
    """plain · compatible · safe"""
    kind: str = "verified"
    """verified (may send and use msgmenu) · test (may send, no msgmenu) · personal (may not send)"""
    deliveries: int = 3
    """How often a message is sent when no answer comes: 3 in all by field evidence, 4 by another reading."""
    cut_off: float = 5.0
    overlap: float = 0.0
    """Seconds after which a second delivery starts though the first is still open; 0: never."""
    duplicate_after_success: float = -1.0
    """Seconds after a good answer at which the same message is delivered once more; negative: never."""
    lose_answers: int = 0
    """So many answers get lost on the way: the platform waits until its cut-off."""
    taps_are_messages: bool = False
    allowed_addresses: list[str] = field(default_factory=list)
    """The IP allow-list; empty: everybody."""
