resource "aws_db_instance" "main" {
  name = "shop"
  backup_retention_period = 7
}
