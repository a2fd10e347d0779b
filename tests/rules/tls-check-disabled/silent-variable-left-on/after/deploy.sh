#!/bin/bash
export NODE_TLS_REJECT_UNAUTHORIZED=1
export PIP_TRUSTED_HOST=
unset GIT_SSL_NO_VERIFY
node sync.js
