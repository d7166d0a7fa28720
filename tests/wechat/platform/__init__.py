"""A faithful fake of the WeChat platform: a process of its own that shares no code with the product.

It signs, encrypts, delivers, cuts off after five seconds and delivers again like WeChat; it keeps quotas and
tokens like WeChat; and it shows what each follower's phone would show. Run it with ``python -m tests.wechat.platform``.
"""
