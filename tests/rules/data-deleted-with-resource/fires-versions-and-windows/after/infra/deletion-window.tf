resource "aws_kms_key" "deletion_window" {
  name = "shop"
  deletion_window_in_days = 7
}
