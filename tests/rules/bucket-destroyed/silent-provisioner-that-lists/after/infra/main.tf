# aws s3 rb s3://shop-data --force is run by hand
resource "null_resource" "reset" {
  provisioner "local-exec" {
    when    = destroy
    command = "aws s3 ls s3://shop-data"
  }
}
