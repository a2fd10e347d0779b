#!/usr/bin/env bash
set -e
systemctl restart app-web
curl -fsS http://localhost:8000/health
