#[derive(serde::Deserialize)]
pub struct Features {
    /// Sealed segments are dropped by the vacuum. Off until recovery is tested.
    pub drop_sealed_segments: bool,
}

#[derive(serde::Deserialize)]
pub struct Config {
    pub features: Features,
    pub keep: u64,
}
