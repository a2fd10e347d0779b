provider "aws" {
  region = "eu-west-1"
}

# the network
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}

# the machine
resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "m6g.large"
}

