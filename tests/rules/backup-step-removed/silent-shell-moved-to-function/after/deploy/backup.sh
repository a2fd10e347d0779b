# Sourced by what touches the database.

backup() {
  pg_dump --format=custom "$DATABASE_URL" >"/var/backups/app/$1-$(date -u +%Y%m%dT%H%M%SZ).dump"
}
