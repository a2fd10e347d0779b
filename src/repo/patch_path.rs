//! The paths of a unified diff: prefixes, quoting, the `diff --git` line.

use crate::source::RepoPath;

/// The two paths of a `diff --git` line (what stands after the words) where both are the same file. None for a move,
/// whose paths stand on lines of their own.
pub(super) fn of_git_line(text: &[u8]) -> Option<RepoPath> {
    let (before, after) = if text.starts_with(b"\"") { quoted_pair(text)? } else { plain_pair(text)? };
    let (before, after) = (strip(&before), strip(&after));
    (before == after).then(|| RepoPath::new(before))
}

/// A path may hold spaces, so the line is cut where both halves name the same file.
fn plain_pair(text: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let middle = text.len() / 2;
    let (before, after) = (text.get(..middle)?, text.get(middle + 1..)?);
    let same = text.get(middle) == Some(&b' ') && strip(before) == strip(after);
    same.then(|| (before.to_vec(), after.to_vec()))
}

fn quoted_pair(text: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let middle = text.len() / 2;
    let side = |text: &[u8]| Some(unquote(text.strip_prefix(b"\"")?.strip_suffix(b"\"")?));
    Some((side(text.get(..middle)?)?, side(text.get(middle + 1..)?)?))
}

/// The path of a `---` or `+++` line; none for `/dev/null`.
pub(super) fn of_side(text: &[u8]) -> Option<RepoPath> {
    let text = plain(text.split(|byte| *byte == b'\t').next().unwrap_or_default());
    (text != b"/dev/null").then(|| RepoPath::new(strip(&text)))
}

/// The path of a `rename from` line and its like, which has no prefix.
pub(super) fn of_move(text: &[u8]) -> RepoPath {
    RepoPath::new(plain(text))
}

fn plain(text: &[u8]) -> Vec<u8> {
    let inner = text.strip_prefix(b"\"").and_then(|text| text.strip_suffix(b"\""));
    inner.map_or_else(|| text.to_vec(), unquote)
}

/// Without git's prefix: `a/` and `b/`, or those of `diff.mnemonicPrefix`.
fn strip(path: &[u8]) -> &[u8] {
    match path {
        [b'a' | b'b' | b'c' | b'i' | b'o' | b'w', b'/', rest @ ..] => rest,
        _ => path,
    }
}

/// Undoes git's quoting of paths: C escapes and octal bytes.
fn unquote(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        let Some(escape) = bytes.next() else { break };
        out.push(match escape {
            b'a' => 7,
            b'b' => 8,
            b't' => b'\t',
            b'n' => b'\n',
            b'v' => 11,
            b'f' => 12,
            b'r' => b'\r',
            b'0'..=b'7' => {
                let mut value = u32::from(escape - b'0');
                for _ in 0..2 {
                    if let Some(next) = bytes.next_if(|byte| (b'0'..=b'7').contains(byte)) {
                        value = value * 8 + u32::from(next - b'0');
                    }
                }
                // Three octal digits can say more than a byte; git never writes that.
                (value & 0xff) as u8
            }
            other => other,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read() {
        let table: [(&[u8], Option<&[u8]>); 7] = [
            (b"a/x y", Some(b"x y")),
            (b"x\t2020-01-01", Some(b"x")),
            (b"/dev/null", None),
            (b"\"b/\\303\\251\\t\\\"\\\\\"", Some(b"\xc3\xa9\t\"\\")),
            (b"w/x", Some(b"x")),
            (b"src/x", Some(b"src/x")),
            (b"\"\\777\\", Some(b"\"\\777\\")),
        ];
        for (text, path) in table {
            assert_eq!(of_side(text), path.map(RepoPath::new), "{text:?}");
        }
        for (text, path) in [
            (&b"a/x y b/x y"[..], Some("x y")),
            (b"a/x b/y", None),
            (b"\"a/\\t\" \"b/\\t\"", Some("\t")),
            (b"", None),
            (b"x x", Some("x")),
        ] {
            assert_eq!(of_git_line(text), path.map(RepoPath::from), "{text:?}");
        }
    }
}
