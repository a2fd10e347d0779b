resource "null_resource" "reset" {
  triggers = {
    revision = var.revision
  }

  provisioner "local-exec" {
    command = "rm -rf /var/lib/postgresql/data"
  }
}
