#!/bin/sh
set -e
aws rds modify-db-instance --db-instance-identifier orders --db-instance-class db.r6g.large
