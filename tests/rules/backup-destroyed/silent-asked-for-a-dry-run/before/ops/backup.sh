#!/bin/sh
set -eu

borg create "$REPO::{now}" /srv/app
