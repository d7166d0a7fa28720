"""The WeChat channel wired to the gateway: de-duplication, deadline, delivery, openid vault, erasure."""
