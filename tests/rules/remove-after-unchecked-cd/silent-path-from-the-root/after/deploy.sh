#!/bin/bash
cd /opt/app/current
rm -rf /opt/app/releases/old
