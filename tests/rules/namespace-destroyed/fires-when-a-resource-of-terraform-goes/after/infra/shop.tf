resource "null_resource" "shop" {
  provisioner "local-exec" {
    when        = destroy
    interpreter = ["/bin/bash", "-c"]
    command     = <<-EOT
      kubectl delete namespace shop
    EOT
  }
}
