#!/bin/sh
set -e
pytest -q
