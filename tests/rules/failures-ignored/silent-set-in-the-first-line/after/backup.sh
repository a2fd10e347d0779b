#!/bin/bash -e
pg_dump orders > orders.sql
dropdb orders
