#!/bin/bash
if [ "$APPLY" = 1 ]; then dropdb first; fi
[[ "$*" == *--execute* ]] && dropdb second
case "$1" in
  --apply) dropdb third ;;
esac
[ -n "$EXECUTE" ] || exit 0
dropdb fourth
