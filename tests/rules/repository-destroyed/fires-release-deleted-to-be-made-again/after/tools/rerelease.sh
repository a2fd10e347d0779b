#!/bin/sh
set -e
gh release view "$TAG"
gh release delete "$TAG" --yes
