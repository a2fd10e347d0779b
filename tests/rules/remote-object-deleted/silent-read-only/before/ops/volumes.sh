#!/bin/sh
curl -fsS "https://api.cloud.example/v1/volumes"
