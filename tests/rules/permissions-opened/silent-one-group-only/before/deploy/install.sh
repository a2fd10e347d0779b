#!/bin/sh
set -e
install -d /opt/app/uploads
