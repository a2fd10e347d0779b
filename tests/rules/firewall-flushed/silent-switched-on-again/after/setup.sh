#!/bin/bash
ufw disable
./restore-rules
ufw enable
