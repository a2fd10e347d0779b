provider "aws" {
  region = "eu-west-1"
}

module "names" {
  source = "./names"
}

resource "aws_dynamodb_table" "t" {
  name     = "t"
  hash_key = module.names.key
}
