provider "aws" {
  region = "eu-west-1"
}

resource "aws_s3_bucket" "data" {
  for_each      = toset(["clean", "raw"])
  bucket        = each.key
  force_destroy = true
}
