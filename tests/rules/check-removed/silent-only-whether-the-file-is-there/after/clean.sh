#!/bin/bash
rm -f result.xml
