#!/usr/bin/env bash
set -euo pipefail
work=$(mktemp -d)
git clone https://git.example.com/shop.git "$work/shop"
git -C "$work/shop" reset --hard v1
cd "$work/shop"
git clean -ffdx
rm -rf ./*
