# `make run` starts the assistant, `make test` proves it; both install what they need first.
.DEFAULT_GOAL := help
.PHONY: help install lock web train run chat test check newest format clean

PYTHON := .venv/bin/python

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

install: ## make .venv with the locked packages
	@scripts/install.sh

lock: install ## resolve requirements/*.in again into the hash-pinned requirements/*.txt
	@scripts/lock.sh

web: install ## build the chat widget if its sources changed
	@$(PYTHON) -m bot.serving.web

train: install ## train the model if what it is made of changed
	@.venv/bin/policy-assistant train

run: install web ## start the whole assistant and print its addresses (PORT=8000)
	@exec .venv/bin/policy-assistant run

chat: install ## talk to the running assistant in this terminal
	@exec .venv/bin/policy-assistant chat

check: install ## style, types, directions of imports, the rules' content, the bot's training data
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	@scripts/checks.sh
	.tools/checks/bin/bandit --quiet --configfile pyproject.toml --recursive bot actions policy_rules
	.venv/bin/policy-rules check
	$(PYTHON) -m bot.serving.validation

test: check web ## everything that check does, then every test
	$(PYTHON) -m bot.serving.web test
	$(PYTHON) -m pytest

newest: install ## the tests of all that needs no Rasa, on the newest Python of this machine
	@scripts/newest.sh

format: install ## let the formatter have its way
	.venv/bin/ruff check --fix-only
	.venv/bin/ruff format

clean: ## remove what was made, but not stored conversations
	rm -rf .venv .tools .cache models .rasa bot/web/dist bot/web/node_modules
