#!/bin/sh
set -eu
npm run build
aws s3 sync dist/ s3://www.example.org/
