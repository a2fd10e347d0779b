#!/bin/sh
set -eu
aws cognito-idp delete-user-pool --user-pool-id "$POOL"
