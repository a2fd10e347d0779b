#!/usr/bin/env bash

ruff check .
pytest -q
echo "all good"
