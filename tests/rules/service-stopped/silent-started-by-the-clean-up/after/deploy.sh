#!/bin/bash
trap "systemctl start orders" EXIT
systemctl stop orders
./migrate
