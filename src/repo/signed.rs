//! Signatures, as git verifies them.

use std::path::Path;
use std::process::Stdio;

use bstr::ByteSlice;

use super::git;
use super::history::{History, Revisions};

/// A signature that git found to be good.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signature {
    /// Whether git knows whose key it is: it is trusted, or stands in the file of allowed signers.
    pub known: bool,
    /// The fingerprints of the key, and of the key that it belongs to.
    pub keys: Vec<String>,
    /// Who the file of allowed signers says that it is, where the change cannot write to that file.
    pub principal: Option<String>,
}

/// An annotated tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// The id of the tag itself.
    pub id: String,
    /// Its message.
    pub message: String,
}

/// Most tags at a commit that are looked at.
const TAGS: usize = 64;

impl History {
    /// The good signature of the commit or tag `id`; none where there is none.
    pub fn signature(&self, id: &str) -> Option<Signature> {
        let History::Git(revisions) = self else { return None };
        let commit = git::run(&revisions.root, &["cat-file", "-t", id]).ok()?.trim() == b"commit";
        let mut command = git::command(&revisions.root);
        command.args([if commit { "verify-commit" } else { "verify-tag" }, "--raw", id]).env("LC_ALL", "C");
        let output = command.stdin(Stdio::null()).output().ok()?;
        let mut signature = parse(&output.stderr.to_str_lossy())?;
        // A signature that nobody is known for is a failure to some versions of git.
        if !output.status.success() && signature.known {
            return None;
        }
        if signers_are_in_reach(revisions) {
            signature.principal = None;
        }
        Some(signature)
    }

    /// The annotated tags that stand at the commit `id`.
    pub fn tags_at(&self, id: &str) -> Vec<Tag> {
        let History::Git(Revisions { root, .. }) = self else { return Vec::new() };
        let format = "--format=%(objecttype)%00%(objectname)%00%(contents)%00";
        let points = format!("--points-at={id}");
        let Ok(output) = git::run(root, &["for-each-ref", &points, format, "refs/tags"]) else { return Vec::new() };
        let fields: Vec<&[u8]> = output.split(|byte| *byte == 0).collect();
        let tag = |fields: &[&[u8]]| match fields {
            [kind, id, message] if kind.trim() == b"tag" => {
                Some(Tag { id: id.to_str_lossy().into_owned(), message: message.to_str_lossy().into_owned() })
            }
            _ => None,
        };
        fields.chunks_exact(3).filter_map(tag).take(TAGS).collect()
    }
}

/// Whether the file of allowed signers stands in the working tree, where the change under test may have written it.
fn signers_are_in_reach(revisions: &Revisions) -> bool {
    let root = &revisions.root;
    if !root.join(".git").exists() {
        return false;
    }
    let Ok(said) = git::run(root, &["config", "--type=path", "--get", "gpg.ssh.allowedSignersFile"]) else {
        return false;
    };
    let path = root.join(Path::new(said.to_str_lossy().trim_end_matches('\n')));
    // What cannot be found is as good as in reach.
    let (Ok(path), Ok(root)) = (path.canonicalize(), root.canonicalize()) else { return true };
    path.starts_with(&root) && !path.starts_with(root.join(".git"))
}

/// Reads what `verify-commit --raw` prints: the status lines of GnuPG, or the sentence of ssh-keygen.
fn parse(said: &str) -> Option<Signature> {
    let mut signature = Signature::default();
    let (mut good, mut bad) = (false, false);
    for line in said.lines() {
        if let Some(status) = line.strip_prefix("[GNUPG:] ") {
            let mut words = status.split(' ');
            match words.next().unwrap_or_default() {
                "GOODSIG" => good = true,
                "BADSIG" | "ERRSIG" | "EXPSIG" | "EXPKEYSIG" | "REVKEYSIG" => bad = true,
                "VALIDSIG" => {
                    let words: Vec<&str> = words.collect();
                    signature.keys.extend(words.first().into_iter().chain(words.last()).map(|key| (*key).to_owned()));
                }
                "TRUST_FULLY" | "TRUST_ULTIMATE" => signature.known = true,
                _ => {}
            }
        } else if let Some(rest) = line.strip_prefix("Good \"git\" signature ") {
            good = true;
            signature.keys.extend(rest.rsplit(' ').next().map(str::to_owned));
            let who = rest.strip_prefix("for ").and_then(|rest| rest.rsplit_once(" with ")).map(|(who, _)| who);
            signature.known |= who.is_some();
            signature.principal = who.map(str::to_owned);
        }
    }
    signature.keys.dedup();
    (good && !bad && !signature.keys.is_empty()).then_some(signature)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_signatures_read() {
        let ssh = parse("Good \"git\" signature for ann@x with ED25519 key SHA256:abc\n").unwrap();
        assert_eq!((ssh.known, ssh.keys, ssh.principal), (true, vec!["SHA256:abc".into()], Some("ann@x".into())));
        let stranger = "Good \"git\" signature with ED25519 key SHA256:abc\nNo principal matched.\n";
        assert_eq!(parse(stranger).map(|signature| (signature.known, signature.principal)), Some((false, None)));
        let gpg = "[GNUPG:] NEWSIG\n[GNUPG:] GOODSIG 12 Ann <a@x>\n[GNUPG:] VALIDSIG AB 2026 1 0 4 0 1 10 00 CD\n[GNUPG:] TRUST_ULTIMATE 0 pgp\n";
        assert_eq!(parse(gpg).map(|s| (s.known, s.keys)), Some((true, vec!["AB".into(), "CD".into()])));
    }

    #[test]
    fn what_is_not_good_is_none() {
        for said in [
            "",
            "[GNUPG:] BADSIG 12 Ann\n",
            "[GNUPG:] GOODSIG 12 Ann\n",
            "[GNUPG:] EXPKEYSIG 12 Ann\n[GNUPG:] VALIDSIG AB\n",
            "[GNUPG:] GOODSIG 12 Good \"git\" signature for root with RSA key SHA256:x\n",
            "Signature verification failed: Good \"git\" signature for ann with X key SHA256:abc",
        ] {
            assert_eq!(parse(said), None, "{said}");
        }
    }
}
