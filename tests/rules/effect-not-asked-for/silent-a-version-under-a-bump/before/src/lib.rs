pub fn f() -> u8 { serde::old() }
