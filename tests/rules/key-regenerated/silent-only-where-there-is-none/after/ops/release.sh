#!/bin/sh
set -eu
if ! grep -q '^APP_KEY=base64' .env; then
    php artisan key:generate
fi
