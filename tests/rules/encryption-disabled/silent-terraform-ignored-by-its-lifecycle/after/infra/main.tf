resource "aws_db_instance" "orders" {
  engine            = "postgres"
  storage_encrypted = false

  lifecycle {
    ignore_changes = [storage_encrypted]
  }
}
