#!/bin/sh
set -eu
docker system df
