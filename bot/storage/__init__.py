"""What the assistant keeps: the schema, its migrations and one small store a topic.

Nothing here knows of the web or of Rasa. The gateway is the only writer.
"""
