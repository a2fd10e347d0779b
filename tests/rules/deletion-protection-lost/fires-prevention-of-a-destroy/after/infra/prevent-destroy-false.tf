resource "aws_db_instance" "prevent_destroy_false" {
  name = "shop"
  lifecycle {
    prevent_destroy = false
  }
}
