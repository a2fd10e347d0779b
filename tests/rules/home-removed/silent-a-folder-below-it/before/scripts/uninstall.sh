#!/bin/sh
set -eu
ls "$HOME/.config/acme"
