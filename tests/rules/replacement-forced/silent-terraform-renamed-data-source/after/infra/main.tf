provider "aws" {
  region = "eu-west-1"
}

data "aws_caller_identity" "this" {}

resource "aws_s3_bucket" "logs" {
  bucket        = "logs-${data.aws_caller_identity.this.account_id}"
  force_destroy = true
}
