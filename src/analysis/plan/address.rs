//! Addresses of Terraform: `module.db["eu"].aws_db_instance.main[0]`. What stands between brackets may hold any text.

use crate::source::{limits, secrets};

/// The steps of `address`, at the dots outside brackets.
fn steps(address: &str) -> Vec<&str> {
    let (mut steps, mut start) = (Vec::new(), 0);
    for (at, byte, outside) in outside(address) {
        if outside && byte == b'.' {
            steps.extend(address.get(start..at));
            start = at + 1;
        }
    }
    steps.extend(address.get(start..));
    steps
}

/// Each byte of `address`, and whether it stands outside brackets.
fn outside(address: &str) -> impl Iterator<Item = (usize, u8, bool)> {
    let (mut bracket, mut quoted, mut escaped) = (false, false, false);
    address.bytes().enumerate().map(move |(at, byte)| {
        let was_outside = !bracket;
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' if bracket => quoted = !quoted,
            b'[' if !bracket => bracket = true,
            b']' if !quoted => bracket = false,
            _ => {}
        }
        (at, byte, was_outside && byte != b'[')
    })
}

/// The address without the keys of instances: `module.db.aws_db_instance.main`.
pub(super) fn base(address: &str) -> String {
    let kept = outside(address).filter(|(_, _, outside)| *outside).map(|(_, byte, _)| byte);
    // Brackets are ASCII, so that what is left is whole characters.
    String::from_utf8_lossy(&kept.collect::<Vec<u8>>()).into_owned()
}

/// The address of the module that it stands in, empty for the root, and what it is called there.
pub(super) fn parts(address: &str) -> (&str, &str) {
    let steps = steps(address);
    let modules = steps.chunks(2).take_while(|pair| pair.len() == 2 && pair.first() == Some(&"module")).count();
    let length: usize = steps.iter().take(modules * 2).map(|step| step.len() + 1).sum();
    match length.checked_sub(1) {
        None => ("", address),
        Some(end) => (address.get(..end).unwrap_or_default(), address.get(length..).unwrap_or_default()),
    }
}

/// An address as it is quoted in a sentence: no secret in it, and not longer than is read.
pub(super) fn quoted(address: &str) -> String {
    // Before it is cut: the half of a token is not known for one.
    let masked = secrets::mask(address, secrets::Setting::Prose);
    if masked.chars().count() <= limits::QUOTE {
        return format!("`{masked}`");
    }
    format!("`{}…`", masked.chars().take(limits::QUOTE).collect::<String>())
}

/// The index at its end: 3 of `aws_instance.web[3]`.
pub(super) fn index(address: &str) -> Option<usize> {
    let (_, last) = address.strip_suffix(']')?.rsplit_once('[')?;
    last.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_may_hold_any_text() {
        for (address, without, module, own) in [
            ("aws_s3_bucket.logs", "aws_s3_bucket.logs", "", "aws_s3_bucket.logs"),
            ("aws_s3_bucket.b[\"a.b[0]\\\"]\"]", "aws_s3_bucket.b", "", "aws_s3_bucket.b[\"a.b[0]\\\"]\"]"),
            ("module.a[\"x.y\"].module.b.t.n[2]", "module.a.module.b.t.n", "module.a[\"x.y\"].module.b", "t.n[2]"),
            ("module.é[\"ü\"].t.ö", "module.é.t.ö", "module.é[\"ü\"]", "t.ö"),
            ("module", "module", "", "module"),
            ("", "", "", ""),
        ] {
            assert_eq!(base(address), without);
            assert_eq!(parts(address), (module, own), "{address}");
        }
        assert_eq!((index("t.n[2]"), index("t.n[\"2\"]"), index("t.n")), (Some(2), None, None));
    }
}
