#!/bin/bash
rm -rf build
make
