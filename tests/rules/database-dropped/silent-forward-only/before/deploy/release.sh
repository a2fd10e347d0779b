#!/bin/sh
set -eu
alembic downgrade base
alembic upgrade head
