#!/bin/sh
set -e
kafka-consumer-groups.sh --bootstrap-server kafka:9092 --group billing --topic orders --reset-offsets --to-earliest --dry-run
