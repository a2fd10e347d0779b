#!/bin/sh
set -e
echo start
echo more
