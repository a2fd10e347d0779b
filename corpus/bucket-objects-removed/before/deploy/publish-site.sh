#!/usr/bin/env bash
# Publishes the documentation site.
set -euo pipefail

bucket=example-docs-prod
build=public

hugo --minify --destination "$build"
test -f "$build/index.html"

aws s3 cp "$build" "s3://$bucket" --recursive --cache-control max-age=300

aws cloudfront create-invalidation --distribution-id E2EXAMPLE --paths '/*'
