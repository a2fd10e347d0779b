use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use sqlx::{postgres::PgPoolOptions, PgPool};

pub async fn connect(url: &str) -> sqlx::Result<PgPool> {
    PgPoolOptions::new()
        .max_connections(16)
        .acquire_timeout(Duration::from_secs(3))
        .test_before_acquire(true)
        .connect(url)
        .await
}

pub struct AppState {
    pub pool: PgPool,
    pub login_limiter: DefaultKeyedRateLimiter<IpAddr>,
}

impl AppState {
    pub fn new(pool: PgPool) -> Self {
        let quota = Quota::with_period(Duration::from_secs(12))
            .expect("period is not zero")
            .allow_burst(NonZeroU32::new(5).expect("burst is not zero"));
        Self {
            pool,
            login_limiter: RateLimiter::keyed(quota),
        }
    }

    pub async fn is_ready(&self) -> bool {
        sqlx::query("SELECT 1").execute(&self.pool).await.is_ok()
    }
}
