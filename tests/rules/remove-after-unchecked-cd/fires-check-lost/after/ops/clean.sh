#!/bin/bash
cd "$APP_HOME/releases"
rm -rf -- *
