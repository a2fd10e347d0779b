use redis::Commands;

/// Forgets what waits for `worker`.
pub fn forget(connection: &mut redis::Connection, worker: &str) -> redis::RedisResult<()> {
    connection.del(format!("queue:{worker}"))
}
