//! From bytes to text, without ever giving up.

use serde::Serialize;

/// What it took to make text of the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decoding {
    /// Plain UTF-8.
    Utf8,
    /// UTF-8 behind a byte-order mark, which is dropped.
    Utf8Bom,
    /// UTF-16 with a byte-order mark, either order.
    Utf16,
    /// Not UTF-8: read as Windows-1252, so that every ASCII word still reads as itself.
    Lossy,
}

/// Decodes `bytes`. A UTF-16 text needs its byte-order mark; anything else that is not UTF-8 is read as Windows-1252.
pub fn decode(bytes: &[u8]) -> (String, Decoding) {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return (String::from_utf8_lossy(rest).into_owned(), Decoding::Utf8Bom);
    }
    let utf16 = match bytes {
        [0xff, 0xfe, ..] => Some(encoding_rs::UTF_16LE),
        [0xfe, 0xff, ..] => Some(encoding_rs::UTF_16BE),
        _ => None,
    };
    if let Some(encoding) = utf16 {
        return (encoding.decode_with_bom_removal(bytes).0.into_owned(), Decoding::Utf16);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), Decoding::Utf8),
        Err(_) => (encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned(), Decoding::Lossy),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_words() {
        let utf16 = |text: &str, big: bool| -> Vec<u8> {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        let table: [(Vec<u8>, Decoding); 5] = [
            (b"DROP".to_vec(), Decoding::Utf8),
            (b"\xef\xbb\xbfDROP".to_vec(), Decoding::Utf8Bom),
            (utf16("DROP", false), Decoding::Utf16),
            (utf16("DROP", true), Decoding::Utf16),
            (b"DROP \xff".to_vec(), Decoding::Lossy),
        ];
        for (bytes, decoding) in table {
            let (text, found) = decode(&bytes);
            assert!(text.starts_with("DROP"), "{bytes:?}");
            assert_eq!(found, decoding);
        }
    }
}
