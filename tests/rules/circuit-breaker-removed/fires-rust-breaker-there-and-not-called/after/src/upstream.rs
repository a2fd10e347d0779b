use failsafe::futures::CircuitBreaker as _;
use failsafe::{Config, StateMachine};

use crate::http::{Client, Quote, RemoteError};

type Breaker = StateMachine<failsafe::failure_policy::ConsecutiveFailures<failsafe::backoff::Exponential>, ()>;

pub struct Upstream {
    pub client: Client,
    pub breaker: Breaker,
}

impl Upstream {
    pub async fn quote(&self, symbol: &str) -> Result<Quote, RemoteError> {
        self.client.quote(symbol).await
    }
}
