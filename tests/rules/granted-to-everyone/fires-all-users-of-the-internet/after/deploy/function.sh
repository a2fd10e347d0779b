#!/bin/sh
set -eu
gcloud run deploy invoices --source .
gcloud run services add-iam-policy-binding invoices --member=allUsers --role=roles/run.invoker
