variable "name" {
  type = string
}

variable "vpc_cidr" {
  type = string
}

resource "aws_vpc" "this" {
  cidr_block           = var.vpc_cidr
  enable_dns_hostnames = true

  tags = {
    Name = var.name
  }
}

resource "aws_subnet" "private" {
  count = 2

  vpc_id     = aws_vpc.this.id
  cidr_block = cidrsubnet(var.vpc_cidr, 4, count.index)
}

resource "aws_db_subnet_group" "this" {
  name       = var.name
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_db_instance" "orders" {
  identifier           = "${var.name}-orders"
  engine               = "postgres"
  engine_version       = "15.5"
  instance_class       = "db.r6g.large"
  allocated_storage    = 200
  db_name              = "orders"
  db_subnet_group_name = aws_db_subnet_group.this.name
  storage_encrypted    = true
  skip_final_snapshot  = true
}

resource "aws_ecs_cluster" "this" {
  name = var.name
}

output "endpoint" {
  value = aws_db_instance.orders.address
}
