resource "aws_db_instance" "orders" {
  engine              = "postgres"
}

resource "aws_sns_topic" "x" {
  name = 
<<<<<<< HEAD
}
