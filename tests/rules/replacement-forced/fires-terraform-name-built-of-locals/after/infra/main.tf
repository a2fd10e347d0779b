provider "aws" {
  region = "eu-west-1"
}

locals {
  stage = "production"
  name  = format("%s-%s", "uploads", local.stage)
}

resource "aws_s3_bucket" "uploads" {
  bucket        = local.name
  force_destroy = true
}
