#!/bin/sh
aws cloudtrail get-trail-status --name org-trail
aws cloudtrail start-logging --name org-trail
