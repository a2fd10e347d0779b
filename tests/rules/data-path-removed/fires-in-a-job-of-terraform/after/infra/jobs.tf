resource "kubernetes_job_v1" "reset" {
  metadata {
    name = "reset"
  }
  spec {
    template {
      spec {
        container {
          name    = "reset"
          image   = "alpine"
          command = ["rm", "-rf", "/srv/data"]
        }
      }
    }
  }
}
