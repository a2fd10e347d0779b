use clap::Parser;

use crate::registry::Registry;

/// Deletes image tags that nothing runs.
#[derive(Debug, Parser)]
pub struct Prune {
    /// Repositories to look at.
    pub repositories: Vec<String>,
    /// Only say what would be deleted.
    #[arg(long, default_value_t = true, action = clap::ArgAction::Set)]
    pub dry_run: bool,
}

impl Prune {
    pub async fn run(&self, registry: &Registry) -> anyhow::Result<()> {
        for repository in &self.repositories {
            for tag in registry.unused_tags(repository).await? {
                println!("{repository}:{tag}");
                if !self.dry_run {
                    registry.delete_tag(repository, &tag).await?;
                }
            }
        }
        Ok(())
    }
}
