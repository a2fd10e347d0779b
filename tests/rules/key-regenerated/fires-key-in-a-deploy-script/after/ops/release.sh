#!/bin/sh
set -eu
php artisan key:generate --force
php artisan migrate --force
