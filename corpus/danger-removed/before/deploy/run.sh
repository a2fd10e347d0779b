#!/bin/sh
rm -rf /var/lib/app
echo done
