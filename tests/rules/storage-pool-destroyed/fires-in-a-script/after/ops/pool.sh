#!/bin/sh
set -e
ceph osd pool delete rbd rbd --yes-i-really-really-mean-it
