use std::sync::Arc;

use futures::{stream::FuturesUnordered, StreamExt};
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

pub struct Carriers {
    all: Vec<Arc<dyn Carrier>>,
}

impl Carriers {
    pub fn new(all: Vec<Arc<dyn Carrier>>) -> Self {
        Self { all }
    }

    /// Asks all carriers at once and returns the cheapest offer first.
    pub async fn quotes(&self, parcel: &Parcel) -> Vec<Quote> {
        let mut pending: FuturesUnordered<_> = self
            .all
            .iter()
            .map(|carrier| async move { (carrier.name(), carrier.quote(parcel).await) })
            .collect();

        let mut quotes = Vec::with_capacity(pending.len());
        while let Some((carrier, outcome)) = pending.next().await {
            match outcome {
                Ok(quote) => quotes.push(quote),
                Err(err) => warn!(carrier, %err, "no quote"),
            }
        }
        quotes.sort_by_key(|q| q.cents);
        quotes
    }
}
