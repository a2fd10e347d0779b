#!/bin/sh
set -eu
helm history shop
helm rollback shop 3 --dry-run
kubectl rollout undo deployment/web --dry-run=server
