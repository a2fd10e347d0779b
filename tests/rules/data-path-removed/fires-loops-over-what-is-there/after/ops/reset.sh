#!/usr/bin/env bash

stores=(/srv/orders /srv/invoices)
rm -rf "${stores[@]}"
for store in /srv/customers/*; do
  rm -rf "$store"
done
