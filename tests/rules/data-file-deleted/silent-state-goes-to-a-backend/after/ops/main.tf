terraform {
  backend "s3" {
    bucket = "acme-tfstate"
    key    = "ops/terraform.tfstate"
    region = "eu-west-1"
  }
}

resource "aws_instance" "web" {
  ami           = "ami-1"
  instance_type = "t3.small"
}
