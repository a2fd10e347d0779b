#!/usr/bin/env bash
systemctl stop agent
