#!/bin/sh
aws cloudtrail get-trail-status --name org-trail
