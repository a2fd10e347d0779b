#!/bin/bash
cd "$APP_HOME/releases" || exit 1
rm -rf -- *
