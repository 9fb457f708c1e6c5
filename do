#!/usr/bin/env bash
# Every chore of the house: ./do help
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export CLERESTORY_STORE="${CLERESTORY_STORE:-$PWD/.data/store.db}"
cli=.artifacts/bin/Clerestory.Cli/release/Clerestory.Cli

say() { printf '%s\n' "$*" >&2; }

need_dotnet() {
  command -v dotnet >/dev/null || { say "The .NET SDK 10 is missing. Install it: https://dotnet.microsoft.com/download/dotnet/10.0"; exit 3; }
}

# install PACKAGE... : by Debian's package manager, as root or by sudo; elsewhere it says what is missing.
install() {
  if ! command -v apt-get >/dev/null; then say "Please install: $* (this script can do it on Debian only)."; return 1; fi
  local as=""
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { say "Please install, as root: apt-get install $*"; return 1; }
    as=sudo
  fi
  say "Installing $*"
  $as apt-get update -qq >/dev/null
  DEBIAN_FRONTEND=noninteractive $as apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

need_chromium() {
  [ -n "${CLERESTORY_CHROMIUM:-}" ] || command -v chromium >/dev/null || command -v chromium-headless-shell >/dev/null || install chromium
}

# Tests look at no window: the shell without one is the same engine, and takes two thirds of the time.
need_test_chromium() {
  [ -z "${CLERESTORY_CHROMIUM:-}" ] || return 0
  command -v chromium-headless-shell >/dev/null || install chromium-headless-shell || need_chromium
  CLERESTORY_CHROMIUM=$(command -v chromium-headless-shell || command -v chromium) || return 0
  export CLERESTORY_CHROMIUM
}

need_postgres() {
  ls -d /usr/lib/postgresql/*/bin >/dev/null 2>&1 && ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || install postgresql \
    || say "Tests that need PostgreSQL will be reported as skipped."
}

build_cli() {
  need_dotnet
  dotnet build src/Clerestory.Cli -c Release -v quiet -clp:ErrorsOnly --nologo >&2
}

publish() { # PACK EDITION
  "$cli" publish --pack "packs/$1" --edition "$2" --out ".editions/$1-$2"
}

test_all() {
  need_dotnet; need_test_chromium; need_postgres
  dotnet build Clerestory.slnx -c Release -v quiet -clp:ErrorsOnly --nologo
  "$cli" pack check packs/ct >/dev/null
  "$cli" pack check packs/demo >/dev/null
  local passed=0 failed=0 skipped=0 broken=0 name out code counts
  mkdir -p .artifacts/results
  for project in tests/*/*.csproj; do
    name=$(basename "$project" .csproj); out=.artifacts/results/$name.txt; code=0
    dotnet ".artifacts/bin/$name/release/$name.dll" -noColor -xml ".artifacts/results/$name.xml" >"$out" 2>&1 || code=$?
    # The runner's own results: <assembly ... total= passed= failed= skipped= errors= ...>
    counts=$(grep -o '<assembly [^>]*' ".artifacts/results/$name.xml" 2>/dev/null || true)
    value() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$counts"; }
    local p f s e
    p=$(value passed); f=$(value failed); s=$(value skipped); e=$(value errors)
    passed=$((passed + ${p:-0})); failed=$((failed + ${f:-0} + ${e:-0})); skipped=$((skipped + ${s:-0}))
    printf '%-32s %s passed, %s failed, %s skipped\n' "$name" "${p:-0}" "${f:-0}" "${s:-0}"
    # A project that ran no test has failed: a test that is not found is no test.
    if [ "$code" != 0 ] || [ -z "$counts" ] || [ "${p:-0}" = 0 ]; then
      cat "$out"
      [ "${f:-0}" = 0 ] && [ "${e:-0}" = 0 ] && broken=$((broken + 1))
    fi
  done
  failed=$((failed + broken))
  echo
  if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}

case "${1:-help}" in
  run)
    build_cli; need_chromium
    publish ct 2021
    exec "$cli" serve .editions/ct-2021 "${@:2}" ;;
  demo)
    build_cli; need_chromium
    publish demo 2020
    exec "$cli" serve .editions/demo-2020 "${@:2}" ;;
  desk)
    build_cli
    # The links lead to where the desk will be: --site if it is given, else --url.
    site="http://localhost:5090" own=""
    for ((i = 2; i <= $#; i++)); do
      case "${!i}" in
        --url) j=$((i + 1)); site="${!j:-$site}" ;;
        --url=*) site="${!i#--url=}" ;;
        --site) j=$((i + 1)); own="${!j:-}" ;;
        --site=*) own="${!i#--site=}" ;;
      esac
    done
    site="${own:-$site}"
    say "Invitations: open one in a browser to make an account of that kind. Each works once."
    invite() { printf '%-15s ' "$1" >&2; "$cli" invite --pack packs/demo --site "$site" --name "$2" --mail "$3" --role $1 ${4:+--agency "$4"} >&2 || true; }
    invite administrator "Test administrator" administrator@council.example
    invite staff "Test staff" staff@council.example
    invite reviewer "Test reviewer" reviewer@council.example
    invite member "Test member" member@council.example
    invite privacy-officer "Test privacy officer" privacy@council.example
    invite preparer "Test clerk" clerk@quillowick.example quillowick-police
    invite signer "Test chief" chief@quillowick.example quillowick-police
    exec "$cli" desk --pack packs/demo --letters .data/letters "${@:2}" ;;
  test) test_all ;;
  build) need_dotnet; dotnet build Clerestory.slnx -c Release -v minimal ;;
  house) need_dotnet; dotnet run --project tests/Clerestory.House.Tests -c Release ;;
  format) need_dotnet; dotnet format Clerestory.slnx "${@:2}" ;;
  cli)
    [ -x "$cli" ] && [ -z "$(find src packs/schema Directory.* -newer "$cli.dll" -type f -not -path '*/obj/*' -print -quit)" ] || build_cli
    exec "$cli" "${@:2}" ;;
  pack-check)
    build_cli
    for pack in packs/*/pack.json; do "$cli" pack check "$(dirname "$pack")"; done ;;
  bench) need_dotnet; need_chromium; dotnet run --project bench/Clerestory.Bench -c Release -- "${@:2}" ;;
  mutate) # GLOB, such as 'Rules/**'; without it the whole library, which takes hours
    need_dotnet; dotnet tool restore >/dev/null
    cd tests/Clerestory.Disclosure.Tests
    exec dotnet stryker --config-file stryker-config.json ${2:+--mutate "$2"} ;;
  migrate)
    [ -n "${2:-}" ] || { say "Give the migration a name: ./do migrate AddVisits"; exit 2; }
    need_dotnet; dotnet tool restore >/dev/null
    for database in Sqlite Postgres; do
      dotnet ef migrations add "$2" --project src/Clerestory --startup-project src/Clerestory --context "${database}Store" --output-dir "Store/$database/Migrations"
    done ;;
  shots)
    need_dotnet; need_chromium
    dotnet build tests/Clerestory.EndToEnd.Tests -c Release -v quiet -clp:ErrorsOnly --nologo
    mkdir -p .shots
    CLERESTORY_SHOTS="$PWD/.shots" dotnet .artifacts/bin/Clerestory.EndToEnd.Tests/release/Clerestory.EndToEnd.Tests.dll -explicit only -noColor
    say "The pictures are in .shots" ;;
  *)
    cat <<'HELP'
./do run           publish Connecticut's 2020–2021 report and show it at http://127.0.0.1:5080
./do demo          the same for the invented demonstration state
./do desk          the pages of staff and respondents, over the demonstration state, at http://localhost:5090
./do test          build, check the packs, run all tests on SQLite, PostgreSQL and Chromium
./do build         build everything
./do house         only the rules of the house
./do format        format the code (--verify-no-changes to check only)
./do cli ARGS…     the command line, built if needed: ./do cli pack check packs/ct
./do pack-check    check every pack
./do bench         measure the publish job, step by step; ./do bench load 16 10 plays the deadline hour,
                   ./do bench size fills a store and asks for pages (--once: of the largest size alone; --kept: filled once and kept),
                   ./do bench protect 6000 protects tables of growing size (--interval: without insiders),
                   ./do bench disclosure protects and audits the published instances
./do mutate GLOB   mutation tests of Clerestory.Disclosure: ./do mutate 'Rules/**'
./do migrate NAME  a new migration for both databases
./do shots         pictures of the main pages, desk and phone, into .shots
HELP
    [ "${1:-help}" = help ] || { say "There is no chore '$1'."; exit 2; } ;;
esac
