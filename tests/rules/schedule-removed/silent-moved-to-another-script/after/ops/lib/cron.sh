#!/usr/bin/env bash
crontab -r -u deploy
