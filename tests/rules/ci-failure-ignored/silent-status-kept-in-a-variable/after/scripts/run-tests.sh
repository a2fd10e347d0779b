#!/usr/bin/env bash
set -uo pipefail
set +e
go test ./...
status=$?
docker compose down
exit $status
