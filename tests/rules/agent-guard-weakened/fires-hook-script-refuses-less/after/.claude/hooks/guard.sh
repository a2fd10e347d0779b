#!/usr/bin/env bash
command=$(jq -r .tool_input.command)
if [[ $command == *'git push --force'* ]]; then
  echo 'no force pushes' >&2
  exit 2
fi
