#!/usr/bin/env bash
# Moves the traffic of a deployed shop to the versions that `pulumi up` published, all functions together, and back when they fail.
#
# What is under way can be read from the aliases alone, so that a run that was killed anywhere is taken up by the next one:
#   version 4                     settled
#   version 4, some weight on 5   the shift to 5 has begun: version 4 is what to go back to
#   version 5, weight 0 on 4      5 serves everything, and 4 is still what to go back to
# Versions only grow, so of the two the lower one is the old one. No alias forgets its old version before every alias has gone over.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: shift-traffic.sh [options] [FUNCTION...]
       shift-traffic.sh --rollback [options] [FUNCTION=VERSION...]

Moves the alias `live` of each function to its newest published version: has that version do one real read, gives it a share of the
traffic, watches its errors, and then gives it everything. When something is wrong every alias goes back to where it was.
Without functions they are those of the stack: `pulumi stack output functions`, which tells the read of each as well.

What is seen: a version that does not start, that dies or times out, or whose read fails. Lambda does not count an answer of status
500 as an error, and no metric tells such answers by version: while the share is watched, only smoke.sh could meet one.

  --stack NAME      the stack whose functions are meant (default: the selected one)
  --smoke API_URL   run smoke.sh on this address at each step
  --commit SHA      handed to smoke.sh: what /health must tell
  --weight PERCENT  the share of the first step, 1 to 99 (default 10)
  --wait SECONDS    how long the share is watched, 0 to 3600 (default 180; CloudWatch is a minute or two late)
  --alias NAME      the alias that serves (default live)
  --rollback        go back to these versions; without any, to where a shift began that was stopped half way

Needs bash 4.4, GNU date, jq, the aws CLI with credentials and a region, and pulumi, but for a --rollback that names versions.
Exit codes: 0 every alias is where it should be, 1 something failed and is named, 2 wrong usage.
TEXT
}

misused() {
  printf 'shift-traffic.sh: %s\n\n' "$1" >&2
  usage >&2
  exit 2
}

say() { printf '%s\n' "$1"; }

number() {
  [[ $2 =~ ^(0|[1-9][0-9]{0,3})$ ]] || misused "$1 needs a number"
  (($2 >= $3 && $2 <= $4)) || misused "$1 is from $3 to $4"
}

stack=
smoke=
commit=
weight=10
wait=180
alias=live
rollback=false
functions=()
while (($# > 0)); do
  case "$1" in
    --help) usage; exit 0 ;;
    --rollback) rollback=true ;;
    --stack | --smoke | --commit | --weight | --wait | --alias)
      [[ -n ${2-} ]] || misused "$1 needs a value"
      printf -v "${1#--}" '%s' "$2"
      shift ;;
    -*) misused "there is no option $1" ;;
    *) functions+=("$1") ;;
  esac
  shift
done
number --weight "$weight" 1 99
number --wait "$wait" 0 3600

# Of each function: the version asked for, the newest published one, the one that the alias names, and the one beside it or nothing.
declare -A named=() newest=() main=() other=()
for i in "${!functions[@]}"; do
  [[ ${functions[i]} =~ ^([A-Za-z0-9_-]+)(=([1-9][0-9]*))?$ ]] || misused "'${functions[i]}' is no FUNCTION or FUNCTION=VERSION"
  functions[i]=${BASH_REMATCH[1]}
  [[ -z ${BASH_REMATCH[3]-} ]] || named[${functions[i]}]=${BASH_REMATCH[3]}
done
if [[ $rollback == true ]]; then
  # A function that went nowhere beside others that go back would split the shop.
  ((${#named[@]} == ${#functions[@]})) || misused "with --rollback each function needs its version, once: FUNCTION=VERSION"
else
  ((${#named[@]} == 0)) || misused "a version can be named with --rollback only"
fi

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

give_up() {
  say "FAILED  $1"
  exit 1
}

if ((${#named[@]} == 0)); then
  pulumi stack output functions --json ${stack:+--stack "$stack"} >"$scratch/functions.json" || give_up "pulumi does not tell the functions"
  told=$(jq -er 'objects | keys[]' "$scratch/functions.json") || give_up "the stack tells no functions with their reads"
  ((${#functions[@]} > 0)) || mapfile -t functions <<<"$told"
  for function in "${functions[@]}"; do
    grep -qxF -e "$function" <<<"$told" || give_up "$function: the stack has no such function"
  done
fi

# The numbered ones, a line each, the newest last.
versions_of() {
  local versions
  versions=$(aws lambda list-versions-by-function --function-name "$1" --output text --query 'Versions[].Version') || return 1
  tr '\t' '\n' <<<"$versions" | grep -E '^[0-9]+$' | sort -n
}

read_alias() {
  local read
  # shellcheck disable=SC2016 # The backticks are JMESPath's.
  read=$(aws lambda get-alias --function-name "$1" --name "$alias" --output text \
    --query '[FunctionVersion, join(`,`, keys(not_null(RoutingConfig.AdditionalVersionWeights, `{}`)))]') || return 1
  [[ $read =~ ^([0-9]+)$'\t'?([0-9]*)$ ]] || return 1
  main[$1]=${BASH_REMATCH[1]}
  other[$1]=${BASH_REMATCH[2]}
}

# point FUNCTION VERSION [BESIDE SHARE]: the share is a fraction of one.
point() {
  local beside=
  [[ -z ${3-} ]] || beside="\"$3\":$4"
  aws lambda update-alias --function-name "$1" --name "$alias" --function-version "$2" \
    --routing-config "{\"AdditionalVersionWeights\":{$beside}}" --output text --query AliasArn >/dev/null || return 1
  main[$1]=$2
  other[$1]=${3-}
}

is_under_way() { [[ -n ${other[$1]} ]]; }

# The lower of two versions is the old one.
has_gone_over() { ((main[$1] > other[$1])); }

# Aliases forget the version beside theirs; they serve what they served.
settle() {
  local function
  for function in "${functions[@]}"; do
    if is_under_way "$function"; then
      point "$function" "${main[$function]}" || give_up "$function: its alias cannot be written; run the same command again"
      say "$alias    $function: version ${main[$function]}"
    fi
  done
}

# First every alias points to its old version and remembers the new one, and only then do they forget: what is left by a run that is
# killed in between still tells the next one that all of them have to go back.
go_back() {
  local function old new back='' is_whole=true
  for function in "${functions[@]}"; do
    if is_under_way "$function"; then
      old=${main[$function]} new=${other[$function]}
      if has_gone_over "$function"; then
        old=${other[$function]} new=${main[$function]}
      fi
      back+=" $function=$old"
      point "$function" "$old" "$new" 0 || is_whole=false
    fi
  done
  [[ $is_whole == true ]] || give_up "not every alias could be written; run shift-traffic.sh --rollback$back"
  settle
}

# A shift that began has failed.
fail() {
  trap '' INT TERM
  say "FAILED  $1"
  say "back    every function goes back to the version that served before"
  local function
  for function in "${functions[@]}"; do
    # A call that was refused or interrupted here may have taken effect there. Where that cannot be read, what is known must do.
    read_alias "$function" || true
  done
  go_back
  exit 1
}

smoke_passes() { [[ -z $smoke ]] || "$here/smoke.sh" ${commit:+--commit "$commit"} "$smoke"; }

# Has a version do the function's read: its handler runs and asks its table. A handler that throws answers 500 or 503, which is no
# FunctionError; other statuses are answers, 404 among them, as nothing has the id that a read asks for.
answers() {
  local error
  if jq -e --arg function "$1" '.[$function].method == null' "$scratch/functions.json" >/dev/null; then
    status='nothing, since nothing can be asked of it'
    return 0
  fi
  jq --arg function "$1" '.[$function] | {httpMethod: .method, resource, path, pathParameters, isBase64Encoded: false, body: null,
    requestContext: {requestId: "shift-traffic", identity: {sourceIp: "127.0.0.1"}}}' \
    "$scratch/functions.json" >"$scratch/event.json" || return 1
  error=$(aws lambda invoke --function-name "$1" --qualifier "$2" --payload "fileb://$scratch/event.json" \
    --output text --query FunctionError "$scratch/answer.json") || return 1
  [[ $error == None ]] && status=$(jq -er '.statusCode | numbers | select(. >= 200 and . < 500)' "$scratch/answer.json")
}

# sum_of METRIC FUNCTION: of the new version, through the alias, since the shift began, as CloudWatch counts.
sum_of() {
  aws cloudwatch get-metric-statistics --namespace AWS/Lambda --metric-name "$1" --statistics Sum --period 60 \
    --dimensions "Name=FunctionName,Value=$2" "Name=Resource,Value=$2:$alias" "Name=ExecutedVersion,Value=${newest[$2]}" \
    --start-time "$began" --end-time "$(date -u -d '+1 minute' +%FT%TZ)" --output text --query 'sum(Datapoints[].Sum)'
}

watch_errors() {
  local until=$((SECONDS + wait)) left function errors
  while true; do
    for function in "${pending[@]}"; do
      errors=$(sum_of Errors "$function") || fail "$function: its errors cannot be read"
      [[ $errors =~ ^0(\.0*)?$ ]] || fail "$function: version ${newest[$function]} had $errors errors"
    done
    left=$((until - SECONDS))
    ((left > 0)) || return 0
    # A signal ends waiting for a job at once, but not a command in the foreground.
    sleep $((left < 15 ? left : 15)) &
    wait $!
  done
}

# No errors of a version that nobody called mean little, so that is said. It holds nothing up: a quiet shop must be deployable.
tell_calls() {
  local function calls
  for function in "${pending[@]}"; do
    calls=$(sum_of Invocations "$function") || fail "$function: its invocations cannot be read"
    if [[ $calls =~ ^0(\.0*)?$ ]]; then
      say "unseen  $function: CloudWatch knows of no request to version ${newest[$function]} yet; it has answered its read, and that is all"
    else
      say "seen    $function: version ${newest[$function]} had ${calls%.*} requests and no errors; statuses are not counted"
    fi
  done
}

moving=0 # Functions whose alias names two versions; of these, how many serve the new one already.
gone_over=0
for function in "${functions[@]}"; do
  read_alias "$function" || give_up "$function: its alias $alias cannot be read"
  if is_under_way "$function"; then
    moving=$((moving + 1))
    if has_gone_over "$function"; then
      gone_over=$((gone_over + 1))
    fi
  fi
done

if [[ $rollback == true ]]; then
  # Where all have gone over, some may have forgotten their old version already: to take back the others would split the shop.
  ((gone_over < moving || ${#named[@]} > 0)) || give_up "no shift is half way: name what to go back to, as FUNCTION=VERSION"
  # Every version is looked up before the first alias is written.
  for function in "${!named[@]}"; do
    versions=$(versions_of "$function") || give_up "$function: its versions cannot be read; nothing was moved"
    grep -qx "${named[$function]}" <<<"$versions" || give_up "$function: there is no version ${named[$function]}; nothing was moved"
  done
  ((gone_over == moving)) || go_back
  for function in "${!named[@]}"; do
    point "$function" "${named[$function]}" || give_up "$function: its alias cannot be written; run the same command again"
    say "$alias    $function: version ${named[$function]}"
  done
  smoke_passes
  exit
fi

if ((gone_over < moving)); then
  say "resume  an earlier run was stopped half way; it is undone first"
  go_back
elif ((moving > 0)); then
  say "resume  an earlier run had moved every function and was stopped; it is finished first"
  settle
fi

pending=()
undo=
for function in "${functions[@]}"; do
  versions=$(versions_of "$function") || give_up "$function: it has no published version"
  newest[$function]=${versions##*$'\n'}
  if [[ ${newest[$function]} != "${main[$function]}" ]]; then
    pending+=("$function")
    undo+=" $function=${main[$function]}"
  fi
done
if ((${#pending[@]} == 0)); then
  say "same    every function serves its newest version: nothing to do"
  smoke_passes
  exit
fi

for function in "${pending[@]}"; do
  answers "$function" "${newest[$function]}" \
    || give_up "$function: version ${newest[$function]} does not answer as it should; nothing was moved"
  say "asked   $function: version ${newest[$function]} answers its read with $status"
done

share=$(printf '0.%02d' "$weight")
began=$(date -u +%FT%H:%M:00Z)
trap 'fail "interrupted"' INT TERM
for function in "${pending[@]}"; do
  point "$function" "${main[$function]}" "${newest[$function]}" "$share" || fail "$function: its alias cannot be written"
  say "share   $function: version ${newest[$function]} gets $weight %"
done
smoke_passes || fail "the shop does not answer as it should"
watch_errors
tell_calls

for function in "${pending[@]}"; do
  point "$function" "${newest[$function]}" "${main[$function]}" 0 || fail "$function: its alias cannot be written"
  say "all     $function: version ${newest[$function]} gets everything"
done
smoke_passes || fail "the shop does not answer as it should"
trap - INT TERM
settle
say "done    to go back: shift-traffic.sh --rollback$undo"
