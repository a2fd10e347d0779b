provider "aws" {
  region = "eu-west-1"
}

data "aws_caller_identity" "current" {}

resource "aws_s3_bucket" "logs" {
  bucket        = "logs-${data.aws_caller_identity.current.account_id}"
  force_destroy = true
}
