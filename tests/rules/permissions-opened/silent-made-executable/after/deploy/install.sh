#!/bin/sh
set -e
cp bin/app /usr/local/bin/app
chmod 755 /usr/local/bin/app
chmod +x /usr/local/bin/app
