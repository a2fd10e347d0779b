#!/bin/bash
[ -f result.xml ] && rm result.xml
