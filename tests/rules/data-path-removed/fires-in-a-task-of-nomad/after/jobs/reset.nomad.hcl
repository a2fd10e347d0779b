job "reset" {
  type = "batch"

  group "reset" {
    task "wipe" {
      driver = "raw_exec"

      config {
        command = "/bin/sh"
        args    = ["-c", "rm -rf /srv/data"]
      }
    }
  }
}
