#!/usr/bin/env bash
# Puts claimcheck into an environment of its own, so that nothing of the project's is changed.
set -euo pipefail

env="$RUNNER_TEMP/claimcheck"
"${CLAIMCHECK_PYTHON:-python3}" -m venv "$env"
extras="${CLAIMCHECK_EXTRAS:-}"
extras="${extras//[[:space:]]/}"
if [[ -n $extras ]]; then
    extras="[$extras]"
fi
if [[ -n ${CLAIMCHECK_VERSION:-} ]]; then
    what="claimcheck-figures$extras==$CLAIMCHECK_VERSION"
else
    what="$GITHUB_ACTION_PATH$extras"
fi
python="$env/bin/python"
[[ -x $python ]] || python="$env/Scripts/python.exe" # Windows
"$python" -m pip install --quiet --disable-pip-version-check "$what"
"$python" -m claimcheck --version
