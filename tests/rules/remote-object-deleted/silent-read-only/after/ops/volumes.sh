#!/bin/sh
curl -fsS -X GET "https://api.cloud.example/v1/volumes/$VOLUME"
