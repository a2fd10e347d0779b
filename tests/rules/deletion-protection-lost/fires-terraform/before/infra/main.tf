resource "aws_db_instance" "orders" {
  engine              = "postgres"
  deletion_protection = true
}

resource "aws_sns_topic" "x" {
  name = "x"
}
