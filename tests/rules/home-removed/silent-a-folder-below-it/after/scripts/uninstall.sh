#!/bin/sh
set -eu
ls "$HOME/.config/acme"
rm -rf "$HOME/.config/acme"
