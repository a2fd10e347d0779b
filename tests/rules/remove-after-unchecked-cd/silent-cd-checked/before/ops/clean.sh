#!/bin/bash
cd "$APP_HOME/releases"
ls
