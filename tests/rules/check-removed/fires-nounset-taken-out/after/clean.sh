#!/bin/bash
rm -rf "$WORKSPACE"
