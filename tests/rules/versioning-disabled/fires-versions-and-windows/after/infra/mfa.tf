resource "aws_s3_bucket_versioning" "mfa" {
  name = "shop"
  versioning_configuration {
    status = "Enabled"
    mfa_delete = "Disabled"
  }
}
