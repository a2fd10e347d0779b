#!/usr/bin/env bash
set -euo pipefail
dropdb --help
python manage.py flush --help
RAILS_ENV=test bundle exec rails db:drop
