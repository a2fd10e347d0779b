resource "aws_db_instance" "orders" {
  tags = {
    team = "orders"
  }
}
