provider "aws" {
  region = "eu-west-1"
}

variable "key" {
  default = "id"
}

resource "aws_dynamodb_table" "sessions" {
  name     = "sessions"
  hash_key = var.key
}
