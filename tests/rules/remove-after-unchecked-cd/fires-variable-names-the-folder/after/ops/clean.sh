#!/bin/bash
echo "cleaning $APP_HOME"
cd "$APP_HOME/releases"
rm -rf -- *
