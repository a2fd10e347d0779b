#!/bin/bash
systemctl start orders
./migrate
systemctl stop orders
