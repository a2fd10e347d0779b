#!/bin/sh
set -e
python manage.py makemigrations --check
python manage.py squashmigrations accounts 0012 --noinput
