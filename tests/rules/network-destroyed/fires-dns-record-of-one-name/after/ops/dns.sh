#!/bin/sh
set -e
aws route53 change-resource-record-sets --hosted-zone-id Z123 --change-batch '{"Changes":[{"Action":"DELETE","ResourceRecordSet":{"Name":"old.example.org","Type":"A"}}]}'
