resource "aws_db_instance" "skip_final" {
  name = "shop"
  skip_final_snapshot = false
}
