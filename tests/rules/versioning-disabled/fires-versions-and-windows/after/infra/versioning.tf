resource "aws_s3_bucket_versioning" "versioning" {
  name = "shop"
  versioning_configuration {
    status = "Suspended"
  }
}
