//! HCL: Terraform, OpenTofu, Packer, Nomad, Terragrunt. A data language. What of it is a command, the carriers say.

use super::Language;

pub(super) static LANGUAGE: Language = Language {
    id: "hcl",
    extensions: &["tf", "tofu", "hcl", "nomad", "tfvars"],
    file_names: &[],
    shebangs: &[],
    grammar: Some(|| tree_sitter_hcl::LANGUAGE.into()),
    host: None,
};
