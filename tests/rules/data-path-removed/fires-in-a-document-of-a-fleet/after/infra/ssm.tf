resource "aws_ssm_document" "reset" {
  name          = "reset"
  document_type = "Command"
  content = jsonencode({
    schemaVersion = "2.2"
    mainSteps = [{
      action = "aws:runShellScript"
      name   = "reset"
      inputs = {
        runCommand = [
          "set -e",
          "rm -rf /srv/data",
        ]
      }
    }]
  })
}
