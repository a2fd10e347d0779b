resource "aws_db_instance" "zero" {
  name = "shop"
  backup_retention_period = 7
}
