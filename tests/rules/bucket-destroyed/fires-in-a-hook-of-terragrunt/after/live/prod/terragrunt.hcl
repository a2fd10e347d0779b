terraform {
  source = "../../modules/app"

  before_hook "clean" {
    commands = ["apply"]
    execute  = ["aws", "s3", "rb", "s3://prod-data", "--force"]
  }
}
