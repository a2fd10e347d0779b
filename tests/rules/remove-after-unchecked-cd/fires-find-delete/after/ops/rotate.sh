#!/bin/bash
cd "$ARCHIVE"
find . -type f -delete
