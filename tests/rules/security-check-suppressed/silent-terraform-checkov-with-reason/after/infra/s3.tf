resource "aws_s3_bucket" "uploads" {
  #checkov:skip=CKV_AWS_18:access logs are kept by the account trail
  bucket = "acme-uploads"
}
