# Sourced by the scripts in bin/. Expects to be in the root of the repository.

APP_ENV=${APP_ENV:-development}

die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

# Leaves the script when it is about to run against production data.
refuse_production() {
  case "$APP_ENV" in
    production | prod | live)
      die "does not run in $APP_ENV"
      ;;
  esac
}

# Ends the script unless all the named commands are there.
need() {
  local cmd
  for cmd in "$@"; do
    command -v "$cmd" >/dev/null || die "$cmd is not installed"
  done
}

# The client for the application's database server.
db() {
  mysql --defaults-file=config/mysql.cnf "$@"
}
