#!/bin/bash
if [ "${DRY_RUN:-0}" = 1 ]; then
  dropdb orders
fi
