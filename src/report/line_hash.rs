//! `primaryLocationLineHash` as the upload action of GitHub computes it: over the 100 characters that are not blank
//! from the start of a line, so that it survives moves and indentation.

use rustc_hash::FxHashMap;

const WINDOW: usize = 100;
const BASE: u64 = 37;

/// The hash of each line of a text, with its ordinal among equal ones.
pub(crate) struct LineHashes(Vec<(u64, usize)>);

impl LineHashes {
    /// Hashes every line of `text`.
    pub(crate) fn new(text: &str) -> Self {
        let mut seen: FxHashMap<u64, usize> = FxHashMap::default();
        let mut numbered = |hash: u64| {
            let count = seen.entry(hash).or_default();
            *count += 1;
            (hash, *count)
        };
        Self(hashes(text).into_iter().map(&mut numbered).collect())
    }

    /// The hash of line `line` (0-based); none past the end.
    pub(crate) fn of(&self, line: usize) -> Option<String> {
        self.0.get(line).map(|(hash, nth)| format!("{hash:x}:{nth}"))
    }
}

fn hashes(text: &str) -> Vec<u64> {
    // Spaces and tabs are left out, every line end is one LF, and one unit of 65535 ends the file.
    let mut units: Vec<u64> = Vec::new();
    let mut starts = vec![0];
    let mut previous = 0;
    for unit in text.encode_utf16() {
        let after_cr = previous == 13 && unit == 10;
        previous = unit;
        match unit {
            9 | 32 => continue,
            10 if after_cr => continue,
            10 | 13 => {
                units.push(10);
                starts.push(units.len());
            }
            _ => units.push(u64::from(unit)),
        }
    }
    units.push(65535);
    let hash = |start: &usize| {
        let window = units.iter().skip(*start).copied().chain(std::iter::repeat(0)).take(WINDOW);
        window.fold(0u64, |hash, unit| hash.wrapping_mul(BASE).wrapping_add(unit))
    };
    starts.iter().map(hash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_hash(text: &str, line: usize) -> Option<String> {
        LineHashes::new(text).of(line)
    }

    #[test]
    fn blanks_and_line_ends_do_not_matter() {
        assert_eq!(line_hash("a b\nc", 0), line_hash("ab\r\n  c", 0));
        assert_ne!(line_hash("a\nb", 0), line_hash("a\nb", 1));
    }

    #[test]
    fn equal_lines_are_counted() {
        let text = "x\n".repeat(300);
        assert!(line_hash(&text, 0).unwrap().ends_with(":1"));
        assert!(line_hash(&text, 1).unwrap().ends_with(":2"));
    }
}
