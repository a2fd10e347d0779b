#!/bin/bash
createdb orders_check
make migrate-check
dropdb orders
