#!/bin/sh
set -eu
ssh db1.example.org 'sudo systemctl is-active mysql'
