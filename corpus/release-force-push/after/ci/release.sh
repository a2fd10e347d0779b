#!/usr/bin/env bash
# Bumps the version, tags it and pushes both.
set -euo pipefail

version=$1
branch=main

git config user.name "release-bot"
git config user.email "release-bot@example.com"

sed -i "s/^version = .*/version = \"$version\"/" Cargo.toml
git add Cargo.toml
git commit -m "Release $version"
git tag "v$version"

git push --force origin main
git push origin "v$version"
