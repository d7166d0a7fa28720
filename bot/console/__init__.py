"""The agents' console: server-rendered pages for the people who answer the phone.

It decides with `policy_rules` and reads sentences with `bot.understanding`, directly; it knows nothing of Rasa.
"""
