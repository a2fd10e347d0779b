#!/bin/sh
set -e
az vm deallocate --resource-group apps --name web-1
az vm delete --resource-group apps --name web-1 --yes
