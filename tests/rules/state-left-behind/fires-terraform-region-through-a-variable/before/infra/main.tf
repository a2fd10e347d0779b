variable "region" {
  default = "eu-west-1"
}

provider "aws" {
  region = var.region
}

resource "aws_dynamodb_table" "t" {
  name     = "t"
  hash_key = "id"
}
