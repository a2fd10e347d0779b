provider "github" {
  owner = "acme"
}

resource "github_repository" "site" {
  name = "site"
}
