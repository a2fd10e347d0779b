#!/bin/sh
set -eu
gcloud run deploy invoices --source .
