#!/usr/bin/env bash

REMOVE="sudo rm -rf"
$REMOVE /srv/orders
eval "rm -rf /srv/invoices"
