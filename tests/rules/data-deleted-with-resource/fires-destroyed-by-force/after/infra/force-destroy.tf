resource "aws_s3_bucket" "force_destroy" {
  name = "shop"
  force_destroy = true
}
