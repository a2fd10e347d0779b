#!/bin/bash
if [ "${APPLY:-0}" != 1 ]; then
  dropdb orders
fi
