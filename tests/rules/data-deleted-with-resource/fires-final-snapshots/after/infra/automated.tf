resource "aws_db_instance" "automated" {
  name = "shop"
  delete_automated_backups = true
}
