build {
  sources = ["source.amazon-ebs.db"]

  post-processor "shell-local" {
    inline = ["aws s3 rb s3://prod-data --force"]
  }
}
