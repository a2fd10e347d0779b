resource "aws_db_instance" "lowered" {
  name = "shop"
  backup_retention_period = 1
}
