#!/bin/bash
set -e
rm -rf "${RELEASE_DIR:?}"/*
