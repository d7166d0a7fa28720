#!/bin/sh
# Resolves requirements/*.in into requirements/*.txt: every version pinned, every file's hash, no index named.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .tools/uv/bin/uv)

compile() {
    name=$1
    shift
    "$uv" pip compile --quiet --no-config --universal --python-version 3.10 --generate-hashes --no-emit-index-url \
        --custom-compile-command "make lock" "$@" "requirements/$name.in" --output-file "requirements/$name.txt" >/dev/null
}

compile uv
compile gateway
compile population
compile rasa --override requirements/overrides.txt
compile development --override requirements/overrides.txt
compile newest
compile checks
