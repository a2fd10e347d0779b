#!/bin/bash
read -rp "Drop orders? [y/N] " reply
[ "$reply" = y ] || exit 1
dropdb orders
