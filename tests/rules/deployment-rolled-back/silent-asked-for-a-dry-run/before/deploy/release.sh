#!/bin/sh
set -eu
helm history shop
