use std::{sync::Arc, time::Duration};

use tokio::time::timeout;
use tracing::warn;

use crate::{
    error::RatingError,
    model::{Parcel, Quote},
};

#[async_trait::async_trait]
pub trait Carrier: Send + Sync {
    fn name(&self) -> &'static str;
    async fn quote(&self, parcel: &Parcel) -> Result<Quote, RatingError>;
}

const CARRIER_DEADLINE: Duration = Duration::from_secs(4);

pub struct Carriers {
    all: Vec<Arc<dyn Carrier>>,
}

impl Carriers {
    pub fn new(all: Vec<Arc<dyn Carrier>>) -> Self {
        Self { all }
    }

    pub async fn quotes(&self, parcel: &Parcel) -> Vec<Quote> {
        let mut quotes = Vec::with_capacity(self.all.len());
        for carrier in &self.all {
            match timeout(CARRIER_DEADLINE, carrier.quote(parcel)).await {
                Ok(Ok(quote)) => quotes.push(quote),
                Ok(Err(err)) => warn!(carrier = carrier.name(), %err, "no quote"),
                Err(_) => warn!(carrier = carrier.name(), "took too long"),
            }
        }
        quotes.sort_by_key(|q| q.cents);
        quotes
    }
}
