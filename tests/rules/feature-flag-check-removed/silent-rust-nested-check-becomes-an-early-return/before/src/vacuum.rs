use anyhow::Result;

use crate::config::Config;
use crate::segments::Segments;

pub fn vacuum(config: &Config, segments: &mut Segments) -> Result<usize> {
    let mut dropped = 0;
    if config.features.drop_sealed_segments {
        for id in segments.sealed_before(config.keep) {
            segments.drop_segment(id)?;
            dropped += 1;
        }
    }
    Ok(dropped)
}
