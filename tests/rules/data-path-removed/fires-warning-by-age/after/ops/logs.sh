#!/bin/bash
find /var/log/orders -name "*.log" -mtime +30 -delete
