#!/usr/bin/env bash
set -euo pipefail

region="eu-north"
az aks show --resource-group "apps-$region" --name "apps-$region" --query powerState
az aks delete --resource-group "apps-$region" --name "apps-$region" --yes
