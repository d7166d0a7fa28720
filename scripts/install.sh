#!/bin/sh
# Makes .venv: Python 3.10 with exactly the packages of requirements/development.txt, and our two commands.
# Does nothing when that is already so. Needs any Python 3 (or uv); fetches the rest.
set -eu
cd "$(dirname "$0")/.."

lock=requirements/development.txt
stamp=.venv/.installed
wanted=$(cat "$lock" pyproject.toml scripts/install.sh .python-version | cksum)
if [ -x .venv/bin/python ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ]; then exit 0; fi

stop() {
    echo "$1" >&2
    exit 1
}

# Every Python 3 on this machine. A pyenv shim can refuse to run in this folder, so what lies behind it counts too.
pythons() {
    folders=$(echo "$PATH" | tr ':' ' ')
    for folder in $folders "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.*/bin; do
        for python in "$folder/python3.10" "$folder/python3"; do
            if [ -x "$python" ]; then echo "$python"; fi
        done
    done
}

# uv lives in .tools/uv, away from any system Python, which may refuse pip or lack venv.
bootstrap_uv() {
    for python in $(pythons); do
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 8))' 2>/dev/null || continue
        rm -rf .tools/uv
        if "$python" -m venv .tools/uv >/dev/null 2>&1 &&
            .tools/uv/bin/python -m pip install --quiet --require-hashes -r requirements/uv.txt; then return 0; fi
        rm -rf .tools/uv
        if "$python" -m pip install --quiet --require-hashes --target .tools/uv -r requirements/uv.txt 2>/dev/null
        then return 0; fi
    done
    return 1
}

if command -v uv >/dev/null 2>&1 && uv pip sync --help 2>/dev/null | grep -q -e --compile-bytecode; then
    uv=uv
else
    if ! [ -x .tools/uv/bin/uv ]; then
        echo "Installing uv into .tools/uv …"
        bootstrap_uv || stop "uv is needed and cannot be fetched: install uv, or a Python 3 with its venv module \
(package python3-venv on Debian and Ubuntu), check the network, and run make again."
    fi
    uv=.tools/uv/bin/uv
fi

version=$(cat .python-version)
if ! [ -x .venv/bin/python ] || ! .venv/bin/python -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$version')"
then
    "$uv" python find --quiet "$version" >/dev/null 2>&1 || {
        echo "Fetching Python $version …"
        "$uv" python install "$version" || stop "Python $version is needed and cannot be fetched: install it \
(for example with pyenv install $version) and run make again."
    }
    "$uv" venv --quiet --clear --python "$version" .venv
fi

echo "Installing the packages of $lock into .venv …"
rm -f "$stamp"
"$uv" pip sync --python .venv --require-hashes --compile-bytecode "$lock"
"$uv" pip install --quiet --python .venv --no-deps --no-index --no-build-isolation \
    --config-setting editable_mode=compat --editable .
echo "$wanted" >"$stamp"
