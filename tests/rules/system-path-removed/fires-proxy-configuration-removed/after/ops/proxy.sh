#!/bin/sh
set -eu
rm /etc/nginx/conf.d/api.conf
rm -rf /etc/traefik
systemctl reload nginx
