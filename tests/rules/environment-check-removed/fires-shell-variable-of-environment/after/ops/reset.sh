set -e
dropdb shop
