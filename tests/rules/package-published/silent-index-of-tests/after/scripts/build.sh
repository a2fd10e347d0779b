#!/bin/sh
set -eu
python -m build
twine upload --repository testpypi dist/*
