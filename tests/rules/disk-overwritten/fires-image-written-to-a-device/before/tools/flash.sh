#!/bin/sh
set -eu
xz -dk image.img.xz
