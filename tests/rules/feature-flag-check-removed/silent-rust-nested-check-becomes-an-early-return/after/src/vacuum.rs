use anyhow::Result;

use crate::config::Config;
use crate::segments::Segments;

pub fn vacuum(config: &Config, segments: &mut Segments) -> Result<usize> {
    if !config.features.drop_sealed_segments {
        return Ok(0);
    }
    let sealed = segments.sealed_before(config.keep);
    for id in &sealed {
        segments.drop_segment(*id)?;
    }
    Ok(sealed.len())
}
