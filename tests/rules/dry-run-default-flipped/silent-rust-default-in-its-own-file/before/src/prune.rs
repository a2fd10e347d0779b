use crate::registry::Registry;

pub struct Settings {
    pub keep: usize,
    pub dry_run: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { keep: 20, dry_run: true }
    }
}

pub async fn prune(registry: &Registry, settings: &Settings) -> anyhow::Result<()> {
    for tag in registry.unused_tags(settings.keep).await? {
        println!("{tag}");
        if settings.dry_run {
            continue;
        }
        registry.delete_tag(&tag).await?;
    }
    Ok(())
}
