use anyhow::Result;
use anyhow::bail;

use app::queue::Queue;

fn main() -> Result<()> {
    let stage = std::env::var("STAGE").unwrap_or_else(|_| "production".into());
    if stage == "production" {
        bail!("wipe is not for production");
    }
    let queue = Queue::from_env()?;
    queue.purge_all()
}
