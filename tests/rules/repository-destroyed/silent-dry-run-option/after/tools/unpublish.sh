#!/bin/sh
set -e
npm view @acme/client versions
npm unpublish @acme/client@1.2.3 --dry-run
