#!/bin/bash
set -e
pg_dump orders > orders.sql
dropdb orders
