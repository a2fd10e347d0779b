#!/bin/sh
# rm -rf /var/lib/app
echo "never run rm -rf /var/lib/app"
