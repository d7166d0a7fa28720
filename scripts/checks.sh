#!/bin/sh
# Makes .tools/checks, the environment of the judges in requirements/checks.txt. Does nothing when that is already so.
set -eu
cd "$(dirname "$0")/.."

stamp=.tools/checks/.installed
wanted=$(cat requirements/checks.txt scripts/checks.sh | cksum)
if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then exit 0; fi
uv=$(command -v uv || echo .tools/uv/bin/uv)
"$uv" venv --quiet --clear --python "$(cat .python-version)" .tools/checks
"$uv" pip sync --quiet --python .tools/checks --require-hashes requirements/checks.txt
echo "$wanted" >"$stamp"
