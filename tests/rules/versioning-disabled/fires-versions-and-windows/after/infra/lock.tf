resource "aws_s3_bucket" "lock" {
  name = "shop"
  object_lock_enabled = false
}
