#!/usr/bin/env bash
rm -rf /var/lib/../../etc/nginx
rm -rf //usr//local/
