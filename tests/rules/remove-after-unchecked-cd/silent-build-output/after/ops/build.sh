#!/bin/bash
cd "$APP_HOME/web"
rm -rf dist node_modules
npm ci
