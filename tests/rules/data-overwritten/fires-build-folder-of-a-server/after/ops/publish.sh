#!/bin/bash
set -e
rsync -az --delete dist/ deploy@web1:/var/www/build/
