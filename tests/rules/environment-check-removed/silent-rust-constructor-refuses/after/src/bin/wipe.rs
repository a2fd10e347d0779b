use anyhow::Result;

use app::queue::Queue;
use app::stage::Disposable;

fn main() -> Result<()> {
    let stage = Disposable::from_env()?;
    let queue = Queue::from_env()?;
    queue.purge_all(&stage)
}
