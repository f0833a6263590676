#!/usr/bin/env bash
# Holds what a push or a pull request changes against the ledger. All that the user says comes by
# the environment and is handed on as it is: no part of it is ever read by the shell.
set -euo pipefail

python="$RUNNER_TEMP/claimcheck/bin/python"
[[ -x $python ]] || python="$RUNNER_TEMP/claimcheck/Scripts/python.exe" # Windows

# The lines of a text, without empty ones, into the array `lines`.
split() {
    lines=()
    local line
    while IFS= read -r line || [[ -n $line ]]; do
        line="${line%$'\r'}"
        [[ -z ${line//[[:space:]]/} ]] || lines+=("$line")
    done <<<"$1"
}

# The commit to compare with; nothing where there is none, as on the first push of a branch.
base() {
    if [[ -n ${CLAIMCHECK_SINCE:-} ]]; then
        printf '%s' "$CLAIMCHECK_SINCE"
    elif [[ -n ${GITHUB_BASE_REF:-} ]]; then
        printf 'origin/%s' "$GITHUB_BASE_REF"
    elif [[ ${CLAIMCHECK_BEFORE:-} =~ [1-9a-f] ]]; then
        printf '%s' "$CLAIMCHECK_BEFORE"
    fi
}

# A checkout has one commit only unless it is asked for more; the common ancestor is further back.
deepen() {
    if [[ $(git rev-parse --is-shallow-repository) == true ]]; then
        git fetch --quiet --no-tags --unshallow origin
    fi
    if [[ -n ${GITHUB_BASE_REF:-} ]] && ! git rev-parse --quiet --verify "$1^{commit}" >/dev/null; then
        git fetch --quiet --no-tags origin "+refs/heads/$GITHUB_BASE_REF:refs/remotes/origin/$GITHUB_BASE_REF"
    fi
}

# A text inside of a workflow command: a line of its own would be another one.
escaped() {
    local text="${1//'%'/%25}"
    text="${text//$'\r'/%0D}"
    printf '%s' "${text//$'\n'/%0A}"
}

words=(gate --ledger "$CLAIMCHECK_LEDGER")
if [[ -n ${CLAIMCHECK_FORMAT:-} ]]; then
    words+=(--format "$CLAIMCHECK_FORMAT")
fi
if [[ -n ${CLAIMCHECK_FAIL_ON:-} ]]; then
    words+=(--fail-on "$CLAIMCHECK_FAIL_ON")
fi
if [[ -n ${CLAIMCHECK_SARIF:-} ]]; then
    words+=(-o "sarif=$CLAIMCHECK_SARIF")
fi
split "${CLAIMCHECK_ARGS:-}"
words+=(${lines[@]+"${lines[@]}"})

since="$(base)"
if [[ -n $since ]]; then
    deepen "$since"
    if git rev-parse --quiet --verify "$since^{commit}" >/dev/null; then
        words+=(--since "$since")
    elif [[ -n ${CLAIMCHECK_SINCE:-} ]]; then
        echo "::error::since: git knows no commit $(escaped "$CLAIMCHECK_SINCE"); name a branch or a commit" >&2
        exit 2
    else # history was rewritten
        echo "claimcheck: $(escaped "$since") is gone, so every article is held against the ledger" >&2
    fi
fi
split "${CLAIMCHECK_PATHS:-.}"
exec "$python" -m claimcheck "${words[@]}" -- "${lines[@]}"
