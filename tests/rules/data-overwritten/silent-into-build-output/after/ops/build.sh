#!/bin/bash
set -e
rsync -a --delete site/ dist/
