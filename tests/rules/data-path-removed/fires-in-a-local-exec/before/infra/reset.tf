resource "null_resource" "reset" {
  triggers = {
    revision = var.revision
  }
}
