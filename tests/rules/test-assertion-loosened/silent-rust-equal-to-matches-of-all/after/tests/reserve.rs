use std::collections::HashMap;

use stock::reserve::{Refused, reserve, share};

fn stock() -> HashMap<String, u32> {
    HashMap::from([("tea".to_owned(), 5)])
}

#[test]
fn reserving_takes_from_stock() {
    let mut stock = stock();
    let left = reserve(&mut stock, "tea", 2);
    assert_eq!(left.as_ref(), Ok(&3), "{stock:?}");
    assert_eq!(stock["tea"], 3);
}

#[test]
fn what_is_sold_out_is_refused() {
    let mut stock = stock();
    let refused = reserve(&mut stock, "tea", 6);
    assert_eq!(refused, Err(Refused::SoldOut("tea".to_owned())));
    assert_eq!(stock["tea"], 5);
}

#[test]
fn a_third_is_a_third() {
    assert!((share(1.0, 3.0) - 0.333333).abs() < 0.00001);
}

#[test]
#[should_panic(expected = "nothing to share")]
fn nothing_cannot_be_shared() {
    share(1.0, 0.0);
}
