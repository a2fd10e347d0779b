#!/bin/sh
set -eu
du -sh "$HOME"
