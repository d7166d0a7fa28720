"""Chinese sentences made of decisions and facts. Pure: nothing here knows Rasa, decides or reads a clock."""
