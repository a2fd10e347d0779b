use crate::registry::Registry;
use crate::settings::Settings;

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
