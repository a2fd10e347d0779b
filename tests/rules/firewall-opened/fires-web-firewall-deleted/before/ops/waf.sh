#!/bin/sh
set -eu
aws wafv2 get-web-acl --name shop --scope REGIONAL --id 1f2e
