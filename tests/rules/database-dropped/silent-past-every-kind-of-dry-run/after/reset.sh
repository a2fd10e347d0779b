#!/bin/bash
if [ "${DRY_RUN:-0}" != 1 ]; then dropdb first; fi
if ! $DRY_RUN; then dropdb second; fi
$DRY_RUN || dropdb third
(( DRY_RUN )) || dropdb fourth
if [[ -n $DRYRUN ]]; then echo "would drop"; else dropdb fifth; fi
case "$NOOP" in
  1 | true) echo "would drop" ;;
  *) dropdb sixth ;;
esac
${DRY_RUN:+echo} dropdb seventh
[ "$CHECK" = 1 ] && { echo "only checking"; exit 0; }
dropdb eighth
