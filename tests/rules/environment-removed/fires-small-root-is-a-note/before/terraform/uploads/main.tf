provider "github" {
  owner = "acme"
}

resource "github_repository" "site" {
  name        = "site"
  description = "The site of Acme"
  has_issues  = true
  has_wiki    = false
  visibility  = "private"
}
