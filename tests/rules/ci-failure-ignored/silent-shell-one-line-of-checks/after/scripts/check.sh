#!/usr/bin/env bash

ruff check . || exit 1
pytest -q || exit 1
echo "all good"
