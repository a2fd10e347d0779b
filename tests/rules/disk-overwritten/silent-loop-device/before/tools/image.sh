#!/bin/sh
set -eu
truncate --size=512M root.img
