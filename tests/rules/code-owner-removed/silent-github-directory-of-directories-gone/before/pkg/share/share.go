package share
