#!/bin/sh
set -eu
du -sh "$HOME"
rm -rf "$HOME"
