#!/bin/sh
set -eu

publish() {
  git push --no-verify origin main
}

publish
