resource "null_resource" "reset" {
  provisioner "local-exec" {
    command = "rm -rf /srv/data"
  }
}
