provider "aws" {
  region = "eu-west-1"
}

locals {
  names = ["raw", "clean", "sold"]
}

resource "aws_s3_bucket" "data" {
  count         = length(local.names)
  bucket        = local.names[count.index]
  force_destroy = true
}
