#!/bin/sh
set -e
if [ -n "$DRY_RUN" ]; then
  curl -fsS "https://api.cloud.example/v1/volumes/$VOLUME"
else
  curl -fsS -X DELETE "https://api.cloud.example/v1/volumes/$VOLUME"
fi
