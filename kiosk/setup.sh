#!/usr/bin/env bash
# Installs what the kiosk needs on Debian 12 or Raspberry Pi OS, then
#   bash kiosk/setup.sh               opens the kiosk, or plays the demo where there is no display
#   bash kiosk/setup.sh --no-models   the same, without trying to fetch speech models (about 42 MB a language);
#                                     so does the environment variable KIOSK_NO_MODELS=1
#   bash kiosk/setup.sh test          runs the checks and the tests; fetches no models
# Safe to run twice: what is there already is left alone. Without models the kiosk hears by example.
set -euo pipefail
cd "$(dirname "$0")/.."

task=open
models=yes
if [ -n "${KIOSK_NO_MODELS:-}" ]; then models=no; fi
for argument in "$@"; do
  case $argument in
    open | test) task=$argument ;;
    --no-models) models=no ;;
    *) echo "What should I do? Either:  bash kiosk/setup.sh [--no-models]   or:  bash kiosk/setup.sh test" >&2; exit 2 ;;
  esac
done
cache=.cache
venv=.venv
log=$cache/setup.log
mkdir -p "$cache"

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }

fail() {
  printf '\n\033[1mThis did not work: %s\033[0m\n' "$1" >&2
  [ -s "$log" ] && { echo "The last lines of $log:" >&2; tail -n 15 "$log" >&2; }
  echo "$2" >&2
  exit 1
}

# quietly WHAT HINT COMMAND...: runs a command with its output in the log, and a dot every two seconds.
quietly() {
  local what=$1 hint=$2; shift 2
  printf '  %s ' "$what"
  "$@" >"$log" 2>&1 &
  local pid=$!
  while kill -0 "$pid" 2>/dev/null; do printf '.'; sleep 2; done
  if wait "$pid"; then echo ' done'; else fail "$what" "$hint"; fi
}

has_display() { [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# -- 1. Debian packages --------------------------------------------------------------------------------
# The voice, the sound card, the pictures, what the window is drawn with, and whom to trust when fetching models.
packages=(ca-certificates python3 python3-venv espeak-ng-data libespeak-ng1 libportaudio2 fonts-noto-color-emoji
  libgl1 libegl1 libgles2 libmtdev1)
# A sound card of its own for the demo and the tests, and the tool that must open our sealed files.
if [ "$task" = test ] || ! has_display; then packages+=(pulseaudio pulseaudio-utils); fi
# A display with a pointer and keys, too, for the tests.
if [ "$task" = test ]; then packages+=(age espeak-ng xvfb xdotool); fi

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done

say "1/3  Debian packages"
if [ ${#missing[@]} -eq 0 ]; then
  echo "  all there"
else
  command -v apt-get >/dev/null || fail "no apt-get here" "Install these by hand: ${missing[*]}"
  hint="Is there a network, and may you install programs (sudo)? Then run this again."
  quietly "asking for the list of packages" "$hint" as_root apt-get update
  quietly "installing ${missing[*]}" "$hint" as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "${missing[@]}"
fi

# -- 2. Python ----------------------------------------------------------------------------------------
say "2/3  Python libraries"
good='import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 14))'
python=
for candidate in python3 python3.13 python3.12 python3.11 /usr/bin/python3; do
  if command -v "$candidate" >/dev/null && "$candidate" -c "$good" 2>/dev/null; then python=$candidate; break; fi
done
[ -n "$python" ] || fail "no Python 3.11, 3.12 or 3.13" "Debian 12 has 3.11: apt-get install python3 python3-venv"

extra=
if [ "$task" = test ]; then extra='[test]'; fi
stamp="$venv/installed$extra"
if [ -f "$stamp" ] && [ "$stamp" -nt pyproject.toml ] && "$venv/bin/python" -c 'import kiosk' 2>/dev/null; then
  echo "  all there"
else
  hint="Is there a network? Then run this again. If it fails again, delete the folder $venv first."
  [ -x "$venv/bin/python" ] || quietly "making the folder $venv" "$hint" "$python" -m venv "$venv"
  quietly "fetching and installing the libraries" "$hint" \
    "$venv/bin/python" -m pip install --disable-pip-version-check -e ".$extra"
  touch "$stamp"
fi
export PATH="$PWD/$venv/bin:$PATH"

# -- 3. The kiosk -------------------------------------------------------------------------------------
# What listens and speaks does so in real time, and mostly waits: what only computes runs beside it, whenever
# nothing else would.
in_real_time=(tests/contracts tests/sound tests/integration)

compute() {
  chrt --idle --pid 0 "$BASHPID"
  python -m tests.integration.ready
  # The clock goes on while it waits for the processor.
  python -m pytest tests -o timeout=600 "${in_real_time[@]/#/--ignore=}"
}

run_tests() {
  say "3/3  Checks and tests"
  echo "  ruff";         ruff check . && ruff format --check .
  echo "  mypy";         mypy
  echo "  import rules"; lint-imports
  echo "  scripts";      kiosk check
  echo "  pytest";       run_both_halves
}

run_both_halves() {
  local failed=0
  trap 'trap - TERM; kill 0' INT
  compute >"$log" 2>&1 &
  python -m pytest "${in_real_time[@]}" || failed=1
  wait $! || failed=1
  cat "$log"
  return $failed
}

fetch_models() {
  say "3/3  Speech models: with one, the kiosk hears a language better (--no-models leaves this out)"
  kiosk models fetch --enabled || echo "  The kiosk goes on without new models, and hears by example."
}

open_kiosk() {
  if [ "$models" = yes ]; then fetch_models; fi
  say "3/3  Voices: every line and every phrase is made once"
  kiosk prepare
  if has_display; then
    say "The kiosk opens. To close it: Ctrl and C here, or Alt and F4 there."
    exec kiosk run
  fi
  say "No display here: the demo plays a whole visit with a spoken visitor"
  kiosk demo --out "$cache/demo"
  say "Look and listen:"
  echo "  pictures  $PWD/$cache/demo/screens/"
  echo "  sound     $PWD/$cache/demo/kiosk.wav"
  echo "  log       $PWD/$cache/demo/events.jsonl"
}

if [ "$task" = test ]; then run_tests; else open_kiosk; fi
