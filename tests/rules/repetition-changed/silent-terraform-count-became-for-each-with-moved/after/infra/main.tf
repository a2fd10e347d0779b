provider "aws" {
  region = "eu-west-1"
}

resource "aws_s3_bucket" "data" {
  for_each      = toset(["main"])
  bucket        = "acme-data"
  force_destroy = true
}

moved {
  from = aws_s3_bucket.data[0]
  to   = aws_s3_bucket.data["main"]
}
