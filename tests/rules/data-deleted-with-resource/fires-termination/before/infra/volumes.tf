resource "aws_instance" "volumes" {
  name = "shop"
  root_block_device {
    delete_on_termination = false
  }
}
