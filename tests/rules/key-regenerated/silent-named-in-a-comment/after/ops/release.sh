#!/bin/sh
set -eu
# php artisan key:generate --force belongs to the first install
echo "run php artisan key:generate once"
php artisan migrate --force
