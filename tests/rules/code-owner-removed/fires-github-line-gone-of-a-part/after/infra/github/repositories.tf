locals {
  status_checks = ["lint", "test", "e2e"]
}

resource "github_repository" "core" {
  name                        = "core"
  visibility                  = "private"
  delete_branch_on_merge      = true
  allow_merge_commit          = false
  allow_squash_merge          = true
  squash_merge_commit_title   = "PR_TITLE"
  squash_merge_commit_message = "PR_BODY"
  vulnerability_alerts        = true
}

resource "github_branch_protection" "core_main" {
  repository_id                   = github_repository.core.node_id
  pattern                         = "main"
  enforce_admins                  = true
  required_linear_history         = true
  require_conversation_resolution = true

  required_pull_request_reviews {
    required_approving_review_count = 1
    dismiss_stale_reviews           = true
  }

  required_status_checks {
    strict   = true
    contexts = local.status_checks
  }
}
