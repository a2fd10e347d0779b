# Sourced by scripts of which one at a time may run.

# Goes on when no other holds the name, waits a minute for it otherwise.
only_one() {
  exec 9>"/run/lock/$1"
  if ! flock -w 60 9; then
    echo "another $1 is running: $(cat "/run/lock/$1.pid" 2>/dev/null || echo unknown)" >&2
    exit 1
  fi
  echo "$$" >"/run/lock/$1.pid"
}
