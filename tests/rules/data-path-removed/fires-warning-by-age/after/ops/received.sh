#!/bin/bash
find /srv/orders/received -name "*.xml" -mtime +30 -delete
