resource "aws_db_instance" "protection_removed" {
  name = "shop"
}
