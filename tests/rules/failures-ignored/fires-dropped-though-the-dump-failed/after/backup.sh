#!/bin/bash
pg_dump orders > orders.sql
dropdb orders
