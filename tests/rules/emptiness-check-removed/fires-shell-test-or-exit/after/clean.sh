#!/bin/bash
WORKSPACE=$1
rm -rf "$WORKSPACE"
