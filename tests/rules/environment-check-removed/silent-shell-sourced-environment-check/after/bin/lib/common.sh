# Helpers for the scripts in bin/.
# shellcheck shell=sh

bold() {
    if [ -t 2 ]; then
        printf '\033[1m%s\033[0m' "$*"
    else
        printf '%s' "$*"
    fi
}

log() {
    printf '%s %s\n' "$(date +%H:%M:%S)" "$*" >&2
}

die() {
    log "$@"
    exit 1
}

need() {
    for tool in "$@"; do
        command -v "$tool" >/dev/null 2>&1 || die "$tool is not installed"
    done
}

refuse_production() {
    case "${APP_ENV:-}" in
        prod | production | live) die "$1 must not run in production" ;;
    esac
}
