#!/bin/sh
set -e
git count-objects -vH
