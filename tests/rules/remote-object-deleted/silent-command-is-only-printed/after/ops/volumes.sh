#!/bin/sh
curl -fsS "https://api.cloud.example/v1/volumes/$VOLUME"
echo "to delete it: curl -X DELETE https://api.cloud.example/v1/volumes/$VOLUME"
