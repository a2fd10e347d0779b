//! The versions of providers that a root module is locked to.

use rustc_hash::FxHashMap;

use crate::analysis::Scene;
use crate::source::{RepoPath, Side};

/// The major version of each provider in the lock file of `folder`, by its name without the registry.
pub(super) fn majors(scene: &mut Scene<'_>, folder: &RepoPath) -> FxHashMap<String, u64> {
    let Some(path) = folder.joined(".terraform.lock.hcl") else { return FxHashMap::default() };
    if !scene.list(Side::After, folder).files.contains(&path) {
        return FxHashMap::default();
    }
    scene.read(Side::After, &path).map(|text| read(&text.text)).unwrap_or_default()
}

/// Terraform writes the file itself, always in the same form: a block a provider, its version on a line.
fn read(text: &str) -> FxHashMap<String, u64> {
    let mut majors = FxHashMap::default();
    let mut provider = None;
    for line in text.lines() {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("provider \"") {
            provider = rest.split('"').next().and_then(|name| name.split_once('/')).map(|(_, name)| name.to_owned());
        } else if let (Some(name), Some(rest)) = (&provider, line.strip_prefix("version")) {
            let version = rest.trim_start_matches([' ', '=']).trim_matches('"');
            if let Some(major) = version.split('.').next().and_then(|major| major.parse().ok()) {
                majors.insert(name.clone(), major);
            }
        }
    }
    majors
}

#[cfg(test)]
mod tests {
    #[test]
    fn major_versions_are_read() {
        let text = "provider \"registry.terraform.io/hashicorp/aws\" {\n  version     = \"5.31.0\"\n  constraints = \"~> 5.0\"\n}\n";
        assert_eq!(super::read(text).get("hashicorp/aws"), Some(&5));
    }
}
