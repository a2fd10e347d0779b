#!/bin/sh
set -eu

close_branch() {
  git push origin --delete "release/$1"
}

close_branch "$1"
