#!/usr/bin/env bash
ls /srv/exports
