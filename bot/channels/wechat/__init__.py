"""The protocol of WeChat official accounts, free of web framework, storage and dialogue.

Everything here is a pure translation: bytes of a callback to an :class:`~bot.channels.wechat.incoming.Incoming`,
an answer to the bytes WeChat accepts, a turn of the assistant to texts for a phone.
Only ``tokens`` and ``api`` talk to the network.
"""
