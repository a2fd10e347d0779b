use std::collections::HashMap;

#[derive(Debug, PartialEq)]
pub enum Refused {
    SoldOut(String),
    Odd,
}

/// Takes `count` pieces of `sku` out of `stock` and gives what is left.
pub fn reserve(stock: &mut HashMap<String, u32>, sku: &str, count: u32) -> Result<u32, Refused> {
    if count == 0 {
        return Err(Refused::Odd);
    }
    let have = stock.entry(sku.to_owned()).or_default();
    if *have < count {
        return Err(Refused::SoldOut(sku.to_owned()));
    }
    *have -= count;
    Ok(*have)
}

pub fn share(part: f64, whole: f64) -> f64 {
    assert!(whole > 0.0, "nothing to share");
    part / whole
}
