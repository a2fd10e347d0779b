#!/bin/bash
cd /opt/app || exit 1
git clean -fdx
