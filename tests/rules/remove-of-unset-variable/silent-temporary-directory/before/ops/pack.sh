#!/bin/bash
set -e
work=$(mktemp -d)
tar -xzf app.tar.gz -C "$work"
