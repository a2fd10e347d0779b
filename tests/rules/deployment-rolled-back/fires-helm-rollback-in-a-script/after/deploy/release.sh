#!/bin/sh
set -eu
helm upgrade --install shop ./chart --values values.yaml
helm status shop || helm rollback shop
