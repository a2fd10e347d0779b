#!/bin/sh
set -e
install -d /opt/app/uploads
chown -R app:app /opt/app/uploads
chmod -R 777 /opt/app/uploads
