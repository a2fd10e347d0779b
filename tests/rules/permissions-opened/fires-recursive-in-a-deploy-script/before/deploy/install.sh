#!/bin/sh
set -e
install -d /opt/app/uploads
chown -R app:app /opt/app/uploads
chmod -R 750 /opt/app/uploads
