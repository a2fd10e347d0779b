resource "github_repository" "shop" {
  name = "shop"
}

resource "github_branch_protection" "main" {
  repository_id = github_repository.shop.node_id
  pattern       = "main"
}
