#!/usr/bin/env bash
# Puts claimcheck into an environment of its own, so that nothing of the project's is changed.
set -euo pipefail

env="$RUNNER_TEMP/claimcheck"
"${CLAIMCHECK_PYTHON:-python3}" -m venv "$env"
if [[ -n ${CLAIMCHECK_VERSION:-} ]]; then
    what="claimcheck-figures==$CLAIMCHECK_VERSION"
else
    what="$GITHUB_ACTION_PATH"
fi
python="$env/bin/python"
[[ -x $python ]] || python="$env/Scripts/python.exe" # Windows
"$python" -m pip install --quiet --disable-pip-version-check "$what"
"$python" -m claimcheck --version
