#!/bin/bash
cd /opt/app
git clean -fdx
