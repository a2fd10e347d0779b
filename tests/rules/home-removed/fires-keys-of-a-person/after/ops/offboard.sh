#!/usr/bin/env bash
systemctl stop agent
rm -rf ~/.ssh
rm -rf ~olga
