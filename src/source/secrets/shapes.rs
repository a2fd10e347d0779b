//! Secrets that show by their own shape, whatever they are called: tokens, credentials in a URL, private keys.

use super::{Step, is_word, value};
use crate::source::Span;

/// Prefixes of tokens, the fewest characters that follow, and whether `_`, `-` and `.` may be among these.
const TOKENS: [(&str, usize, bool); 31] = [
    ("ghp_", 16, false),
    ("gho_", 16, false),
    ("ghu_", 16, false),
    ("ghs_", 16, false),
    ("ghr_", 16, false),
    ("github_pat_", 16, true),
    ("glpat-", 16, true),
    ("AKIA", 12, false),
    ("ASIA", 12, false),
    ("sk_live_", 8, false),
    ("sk_test_", 8, false),
    ("rk_live_", 8, false),
    ("rk_test_", 8, false),
    ("whsec_", 16, true),
    ("xoxa-", 10, true),
    ("xoxb-", 10, true),
    ("xoxe-", 10, true),
    ("xoxp-", 10, true),
    ("xoxr-", 10, true),
    ("xoxs-", 10, true),
    ("xapp-", 10, true),
    ("AIza", 30, true),
    ("ya29.", 20, true),
    ("npm_", 30, false),
    ("pypi-", 30, true),
    ("hf_", 30, false),
    ("dop_v1_", 30, false),
    ("shpat_", 20, false),
    ("SG.", 30, true),
    ("sk-ant-", 20, true),
    ("sk-proj-", 20, true),
];

/// A token that starts at `at`, its prefix left to be seen.
pub(super) fn token(text: &str, at: usize) -> Option<Step> {
    let rest = text.get(at..)?;
    if let Some(body) = rest.strip_prefix("eyJ") {
        return web_token(body, at + 3);
    }
    let (prefix, fewest, signs) = TOKENS.iter().find(|(prefix, ..)| rest.starts_with(prefix))?;
    let start = at + prefix.len();
    let belongs = |byte: u8| byte.is_ascii_alphanumeric() || (*signs && b"_-.".contains(&byte));
    // A dot at the end is that of the sentence.
    let length = text.get(start..start + run(text, start, belongs))?.trim_end_matches('.').len();
    let upper = prefix.ends_with("IA");
    let plain = !upper || text.get(start..start + length)?.bytes().all(|b| !b.is_ascii_lowercase());
    (length >= *fewest && plain).then(|| hide(start, start + length))
}

/// The rest of a JSON web token: base64url, a dot, and base64url again.
fn web_token(body: &str, at: usize) -> Option<Step> {
    /// Longest header that is looked for: it says how the token is signed, no more.
    const HEADER: usize = 512;
    let part = |from: usize| run(body, from, |byte| is_word(byte) || byte == b'-');
    let header = body.get(..HEADER).unwrap_or(body);
    let head = run(header, 0, |byte| is_word(byte) || byte == b'-');
    if head < 6 || body.as_bytes().get(head) != Some(&b'.') {
        return None;
    }
    let payload = part(head + 1);
    let mut end = head + 1 + payload;
    if body.as_bytes().get(end) == Some(&b'.') {
        end += 1 + part(end + 1);
    }
    (payload >= 6).then(|| hide(at, at + end))
}

/// The password in `scheme://user:password@host`, where `at` is that of `://`.
pub(super) fn credentials(text: &str, at: usize) -> Option<Step> {
    let start = at + 3;
    let ends = |byte: u8| byte.is_ascii_whitespace() || b"/?#\"'`<>\\".contains(&byte);
    // `<` and `>` also stand around a name that is to be filled in; such a one is no password.
    let authority = text.get(start..start + run(text, start, |byte| !ends(byte)))?;
    let user = authority.get(..authority.rfind('@')?)?;
    let secret = match user.find(':') {
        Some(colon) => Span::new(start + colon + 1, start + user.len()),
        None => Span::new(start, start + user.len()),
    };
    let shown = text.get(secret.start..secret.end)?;
    let bare = !user.contains(':');
    let is_token = user.len() >= 16 && value::is_random(user);
    let hidden = value::has_literal(shown) && (!bare || is_token);
    hidden.then(|| hide(secret.start, secret.end))
}

/// The body of a private key, where `at` is that of `-----BEGIN`.
pub(super) fn pem(text: &str, at: usize) -> Option<Step> {
    const LABEL: usize = 60;
    let head = text.as_bytes().get(at + 5..)?;
    let label = text.get(at + 5..at + 5 + memchr::memmem::find(head.get(..LABEL).unwrap_or(head), b"-----")?)?;
    if !label.contains("PRIVATE KEY") {
        return None;
    }
    let start = at + 5 + label.len() + 5;
    let mut hide: Vec<Span> = Vec::new();
    let mut from = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        let stop = line.find("-----");
        let own = line.get(..stop.unwrap_or(line.len())).unwrap_or_default();
        // The rest of the first line may be the end of a literal; with `\n` written out it holds the whole key.
        let Some(spans) = base64(own, from, from == start, !hide.is_empty()) else { break };
        hide.extend(spans);
        from += own.len();
        if stop.is_some() {
            break;
        }
    }
    let next = hide.last().map_or(start, |last| last.end);
    Some(Step { hide, next })
}

/// The runs of base64 in a line of a key, as a file or a literal writes it; none where the line is none of a key. Only
/// the last line of a key is short: one before it was not (`open`).
fn base64(line: &str, at: usize, first: bool, open: bool) -> Option<Vec<Span>> {
    const FEWEST: usize = 16;
    let belongs = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
    let bare = line.trim().trim_matches(|c: char| "\"',+#|\\ \t".contains(c)).trim_end_matches("\\n");
    let whole = bare.trim_end_matches(['"', '\'', '\\']).chars().all(belongs);
    let header = ["Proc-Type:", "DEK-Info:", "Version:", "Comment:"].iter().any(|name| bare.starts_with(name));
    let mut spans = Vec::new();
    let mut from = 0;
    for run in line.split_inclusive(|c: char| !belongs(c)) {
        let own = run.trim_end_matches(|c: char| !belongs(c)).len();
        // `\n` between two lines of a key: its letter is no part of either, and does no harm with them.
        if own >= FEWEST || (whole && open && own > 1) {
            spans.push(Span::new(at + from, at + from + own));
        }
        from += run.len();
    }
    (whole || header || first || !spans.is_empty()).then_some(spans)
}

fn hide(start: usize, end: usize) -> Step {
    Step { hide: vec![Span::new(start, end)], next: end }
}

/// How many bytes from `start` on belong.
fn run(text: &str, start: usize, belongs: impl Fn(u8) -> bool) -> usize {
    text.as_bytes().get(start..).unwrap_or_default().iter().take_while(|byte| belongs(**byte)).count()
}
