#!/usr/bin/env bash
# Asks a shop the few questions that show whether it serves. It writes nothing to the shop and needs no token.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: smoke.sh [--commit SHA] [--within SECONDS] [--attempts N] [--timeout SECONDS] API_URL

Checks the API of a shop that runs, deployed or local:
  smoke.sh "$(pulumi stack output apiUrl)"
  smoke.sh http://127.0.0.1:8080/api

  --commit SHA        what was deployed: /health must tell it
  --within SECONDS    how long a check that fails is made again, all checks together (default 0; 60 with --commit: a stage serves its
                      former deployment for a few seconds, or answers 403 where a route is new)
  --attempts N        how often a request is made that gets no answer, or 429, 500, 502, 503 or 504 (default 5)
  --timeout SECONDS   how long one attempt may take (default 15)

Exit codes: 0 every check passed, 1 one did not and is named, 2 wrong usage.
TEXT
}

misused() {
  printf 'smoke.sh: %s\n\n' "$1" >&2
  usage >&2
  exit 2
}

attempts=5
timeout=15
commit=
within=
api=
while (($# > 0)); do
  case "$1" in
    --help) usage; exit 0 ;;
    --attempts | --timeout)
      [[ ${2-} =~ ^[1-9][0-9]{0,3}$ ]] || misused "$1 needs a number from 1 to 9999"
      printf -v "${1#--}" '%s' "$2"
      shift ;;
    --commit)
      [[ ${2-} =~ ^[0-9A-Za-z._-]+$ ]] || misused "$1 needs a commit"
      commit=$2
      shift ;;
    --within)
      [[ ${2-} =~ ^(0|[1-9][0-9]{0,3})$ ]] || misused "$1 needs a number from 0 to 9999"
      within=$2
      shift ;;
    -*) misused "there is no option $1" ;;
    *)
      [[ -z $api ]] || misused "one address, not two"
      api=${1%/} ;;
  esac
  shift
done
if [[ -z $within ]]; then
  within=${commit:+60}
  within=${within:-0}
fi
[[ $api =~ ^https?://[^[:space:]]+$ ]] || misused "API_URL is missing, or is no http address"

body=$(mktemp)
trap 'rm -f "$body"' EXIT

# What the last request was answered with.
status=
type=
failure=

ask() {
  local answer
  failure=
  if answer=$(curl --silent --show-error --max-time "$timeout" --connect-timeout "$timeout" \
    --retry "$((attempts - 1))" --retry-connrefused --retry-max-time "$((attempts * timeout))" \
    --output "$body" --write-out '%{http_code} %{content_type}' \
    --header 'Content-Type: application/json' "$@" 2>&1); then
    # With retries curl tells of each on a line of its own; the answer is the last one.
    answer=${answer##*$'\n'}
    status=${answer%% *}
    type=${answer#* }
  else
    failure=${answer//$'\n'/ }
  fi
}

# What is wrong with an answer goes into `wrong`.
judge() {
  local wanted=$1 wanted_type=$2 pattern=$3
  wrong=
  if [[ -n $failure ]]; then
    wrong="no answer: $failure"
  elif [[ $status != "$wanted" ]]; then
    wrong="answered $status, wanted $wanted"
  elif [[ ${type%%;*} != "$wanted_type" ]]; then
    wrong="answered with content type '$type', wanted $wanted_type"
  elif ! grep -Eq "$pattern" "$body"; then
    wrong="the body has nothing like $pattern"
  fi
}

# check NAME STATUS CONTENT_TYPE PATTERN CURL_ARGUMENTS...: the pattern is looked for in the body.
check() {
  local name=$1 expected=("${@:2:3}") wrong=
  shift 4
  while true; do
    ask "$@"
    judge "${expected[@]}"
    if [[ -z $wrong ]] || ((SECONDS >= until)); then
      break
    fi
    sleep 1
  done

  if [[ -n $wrong ]]; then
    printf 'FAILED  %s: %s\n' "$name" "$wrong"
    [[ -n $failure ]] || { head -c 400 "$body"; echo; }
    exit 1
  fi

  printf 'ok      %s\n' "$name"
}

until=$((SECONDS + within))
problem=application/problem+json
check 'the shop is healthy' 200 application/json '"status" *: *"ok"' "$api/health"
[[ -z $commit ]] || check "it is of $commit" 200 application/json "\"commit\" *: *\"$commit\"" "$api/health"
check 'the API describes itself' 200 application/json '"openapi" *: *"3\.1' "$api/openapi.json"
check 'products are listed' 200 application/json '"items" *: *\[' "$api/products?limit=1"
check 'an unknown path is not found' 404 "$problem" '"status" *: *404' "$api/smoke-test-of-nothing"
check 'nobody writes without a token' 401 "$problem" '"status" *: *401' --request POST --data '{}' "$api/products"
