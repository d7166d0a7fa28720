"""The population against one person at a time and against OpenFisca."""
