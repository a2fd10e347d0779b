resource "aws_db_instance" "prevent_destroy_taken_out" {
  name = "shop"
}
