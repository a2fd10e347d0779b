#!/usr/bin/env bash
set -euo pipefail

supplier=${1:?usage: $0 <supplier>}
spool=/var/spool/pricelists
url="https://partner.grossmarkt.example/export/$supplier.csv"

part=$(mktemp "$spool/$supplier.XXXXXX")
trap 'rm -f "$part"' EXIT

fetch() {
  curl --fail --silent --show-error --location \
    --max-time 60 \
    --retry 5 --retry-delay 5 --retry-all-errors \
    --header "Authorization: Bearer $PARTNER_TOKEN" \
    --output "$part" \
    "$url"
}

if ! fetch; then
  echo "could not fetch $url" >&2
  exit 1
fi

if [[ ! -s $part ]]; then
  echo "$url is empty" >&2
  exit 1
fi

mv "$part" "$spool/$supplier.csv"
exec /opt/orchard/bin/import-pricelist "$supplier" "$spool/$supplier.csv"
