resource "aws_db_instance" "protection_false" {
  name = "shop"
  deletion_protection = false
}
