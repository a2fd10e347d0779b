#!/bin/sh
set -e
gh api repos/acme/shop/labels --jq '.[].name'
gh api -X DELETE repos/acme/shop/labels/stale
