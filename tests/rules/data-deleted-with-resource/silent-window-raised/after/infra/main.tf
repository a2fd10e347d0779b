resource "aws_kms_key" "main" {
  name = "shop"
  deletion_window_in_days = 30
}
