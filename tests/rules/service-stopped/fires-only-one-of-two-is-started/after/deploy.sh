#!/bin/bash
systemctl stop orders invoices
./migrate
systemctl start orders
