terraform {
  backend "s3" {
    bucket = "acme-state"
    key    = "orders/terraform.tfstate"
    region = "eu-west-1"
  }
}

provider "aws" {
  region = "eu-west-1"
}

resource "aws_dynamodb_table" "t" {
  name     = "t"
  hash_key = "id"
}
