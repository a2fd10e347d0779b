#!/bin/bash
set -u

SUPPLIER=$1
URL="https://partner.grossmarkt.example/export/$SUPPLIER.csv"
TARGET="/var/spool/pricelists/$SUPPLIER.csv"
TMP="$TARGET.part"

ok=0
for attempt in 1 2 3 4 5; do
  if curl -fsS --max-time 60 -H "Authorization: Bearer $PARTNER_TOKEN" -o "$TMP" "$URL"; then
    ok=1
    break
  fi
  echo "attempt $attempt failed" >&2
  sleep $((attempt * 5))
done

if [ $ok -ne 1 ]; then
  echo "could not fetch $URL" >&2
  exit 1
fi

if [ ! -s "$TMP" ]; then
  echo "$URL is empty" >&2
  exit 1
fi

mv "$TMP" "$TARGET"
/opt/orchard/bin/import-pricelist "$SUPPLIER" "$TARGET"
