resource "gitlab_project_approval_rule" "security" {
  project            = gitlab_project.shop.id
  name               = "security"
  approvals_required = 2
}
