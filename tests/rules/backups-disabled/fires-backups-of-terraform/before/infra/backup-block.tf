resource "google_sql_database_instance" "backup_block" {
  name = "shop"
  settings {
    backup_configuration {
      enabled = true
    }
  }
}
