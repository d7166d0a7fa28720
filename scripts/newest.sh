#!/bin/sh
# Runs the tests of everything that needs no Rasa on the newest Python of this machine: only Rasa keeps us on 3.10.
set -eu
cd "$(dirname "$0")/.."
uv=.tools/uv/bin/uv
[ -x "$uv" ] || uv=uv
# pyenv shows only the version that this folder asks for; the others lie beside it.
for folder in "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.*/bin; do PATH="$PATH:$folder"; done
"$uv" venv --quiet --clear --python '>=3.13' .cache/newest
"$uv" pip sync --quiet --python .cache/newest --require-hashes requirements/newest.txt
exec .cache/newest/bin/python -m pytest -p no:cacheprovider tests/policy_rules tests/understanding tests/gateway \
    tests/storage tests/wechat "$@"
