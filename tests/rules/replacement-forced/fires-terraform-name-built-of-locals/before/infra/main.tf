provider "aws" {
  region = "eu-west-1"
}

locals {
  stage = "prod"
  name  = format("%s-%s", "uploads", local.stage)
}

resource "aws_s3_bucket" "uploads" {
  bucket        = local.name
  force_destroy = true
}
