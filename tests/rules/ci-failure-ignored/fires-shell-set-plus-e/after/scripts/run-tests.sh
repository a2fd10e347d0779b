#!/usr/bin/env bash
set -uo pipefail
set +e

go vet ./...
go test ./...
echo done
