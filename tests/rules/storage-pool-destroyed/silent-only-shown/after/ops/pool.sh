#!/bin/sh
set -e
echo "to remove it: ceph osd pool delete rbd rbd --yes-i-really-really-mean-it"
