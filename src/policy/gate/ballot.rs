//! What was said of a change, and what of it counts: each approval with the reason why not, if it does not.

use std::collections::BTreeMap;

use serde::Serialize;

use super::config::{GateConfig, Signatures, Trust};
use super::papers::{Host, Papers, Said, Verdict};
use super::people::Authors;
use crate::provenance::of_account;
use crate::repo::Signature;

/// What is known of a change that approvals are held against.
#[derive(Debug)]
pub struct Subject {
    /// The hash of its diff, or why there is none.
    pub digest: Result<String, String>,
    /// The commit that was proposed.
    pub head: Option<String>,
    /// When it was committed, as whoever committed it says.
    pub committed: Option<i64>,
    /// Who wrote it.
    pub authors: Authors,
    /// Approvals in signed commits and tags.
    pub signed: Vec<Signed>,
    /// The push options of a hook.
    pub push_options: Vec<String>,
}

impl Default for Subject {
    fn default() -> Self {
        Self {
            digest: Err("nothing was compared".into()),
            head: None,
            committed: None,
            authors: Authors::default(),
            signed: Vec::new(),
            push_options: Vec::new(),
        }
    }
}

/// A trailer `Blastlint-Approved-by`, with the signature of the commit or tag that carries it.
#[derive(Clone, Debug)]
pub struct Signed {
    /// What the trailer says: `NAME <mail> DIGEST`.
    pub said: String,
    /// The good signature, if it has one.
    pub signature: Option<Signature>,
    /// Which commit or tag carries it.
    pub carrier: String,
}

/// Something that was said of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Vote {
    /// Whose account.
    pub by: String,
    /// Where it was said.
    pub via: Via,
    /// Whether changes were asked for, instead of an approval.
    pub blocks: bool,
    /// Why it does not count; none where it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_counted: Option<String>,
    /// When, in seconds since 1970.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
    /// Whether it may stand for anybody who is not the author: of strangers only those count that a policy names.
    #[serde(skip)]
    pub(super) open: bool,
}

/// Where something was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, strum::Display)]
#[serde(rename_all = "kebab-case")]
pub enum Via {
    /// A review on GitHub.
    #[strum(to_string = "a review on GitHub")]
    Github,
    /// An approval on GitLab.
    #[strum(to_string = "an approval on GitLab")]
    Gitlab,
    /// A trailer of a signed commit or tag.
    #[strum(to_string = "a signed trailer")]
    Signed,
    /// A push option.
    #[strum(to_string = "a push option")]
    PushOption,
    /// An approval file.
    #[strum(to_string = "an approval file")]
    File,
}

/// All that was said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Ballot {
    /// Each of it.
    pub votes: Vec<Vote>,
}

/// How a push option says who approved.
const OPTION: &str = "blastlint-approved-by=";

impl Ballot {
    /// Holds `papers` and what else is known against `subject`.
    pub fn of(papers: &Papers, subject: &Subject, config: &GateConfig) -> Self {
        let mut authors = subject.authors.clone();
        papers.authors.iter().for_each(|account| authors.add_account(account));
        let mut votes: Vec<Vote> = reviews(papers).iter().map(|said| review(said, papers, subject, config)).collect();
        for file in &papers.files {
            let wrong = of_other(subject, &file.diff).or((file.version != 1)
                .then(|| format!("it is written in version {} of approval files, which is not known", file.version)));
            votes.extend(file.approvals.iter().map(|approved| Vote {
                not_counted: wrong.clone(),
                at: approved.at.as_deref().and_then(super::time::parse),
                ..Vote::new(&approved.by, Via::File)
            }));
        }
        votes.extend(subject.signed.iter().map(|signed| trailer(signed, subject, config)));
        votes.extend(subject.push_options.iter().filter_map(|option| push_option(option, subject, config)));
        for vote in votes.iter_mut().filter(|vote| vote.not_counted.is_none()) {
            vote.not_counted = if of_account(&vote.by).is_some() {
                Some("it is no person".into())
            } else if authors.is_one(&vote.by, &config.people) && !vote.blocks {
                Some("whoever writes a change does not approve it".into())
            } else {
                None
            };
        }
        Self { votes }
    }

    /// The approvals that count, one of each person.
    pub fn approvals(&self) -> Vec<&Vote> {
        let mut seen = std::collections::BTreeSet::new();
        let counts = |vote: &&Vote| vote.not_counted.is_none() && !vote.blocks;
        self.votes.iter().filter(counts).filter(|vote| seen.insert(vote.by.to_lowercase())).collect()
    }

    /// Who asked for changes.
    pub fn blocks(&self) -> impl Iterator<Item = &Vote> {
        self.votes.iter().filter(|vote| vote.not_counted.is_none() && vote.blocks)
    }
}

impl Vote {
    fn new(by: &str, via: Via) -> Self {
        Self {
            by: by.chars().take(super::papers::NAME).collect(),
            via,
            blocks: false,
            not_counted: None,
            at: None,
            open: true,
        }
    }
}

/// What each person says in the end, on each host.
fn reviews(papers: &Papers) -> Vec<Said> {
    let mut last: BTreeMap<(u8, String), Said> = BTreeMap::new();
    let listed = papers.said.iter().any(|said| said.host == Host::Gitlab);
    let mut in_order: Vec<&Said> = papers.said.iter().filter(|said| said.host != Host::Gitlab).collect();
    // The sort is stable: where times are equal or missing, what stands later was said later.
    in_order.sort_by_key(|said| said.at);
    for said in in_order {
        last.insert((u8::from(said.host == Host::Github), said.by.to_lowercase()), said.clone());
    }
    if listed {
        // Who approves says the list; notes tell when, and who asks for changes.
        let mut noted = std::mem::take(&mut last);
        for said in papers.said.iter().filter(|said| said.host == Host::Gitlab) {
            let key = (0, said.by.to_lowercase());
            let at = noted.get(&key).filter(|note| note.verdict == Verdict::Approved).and_then(|note| note.at);
            let earlier = last.get(&key).cloned();
            let known = |said: Option<Said>| said.map(|said| (said.at, said.commit)).unwrap_or_default();
            let (before, commit) = known(earlier);
            let at = said.at.max(at).max(before);
            last.insert(key, Said { at, commit: said.commit.clone().or(commit), ..said.clone() });
        }
        noted.retain(|key, said| key.0 == 1 || said.verdict == Verdict::ChangesRequested);
        last.extend(noted);
    }
    last.into_values().filter(|said| said.verdict != Verdict::Dismissed).collect()
}

fn review(said: &Said, papers: &Papers, subject: &Subject, config: &GateConfig) -> Vote {
    let github = said.host == Host::Github;
    let blocks = said.verdict == Verdict::ChangesRequested;
    let stale = if blocks {
        None
    } else if said.machine {
        Some("it is no person".into())
    } else if github || said.commit.is_some() {
        other_commit(said.commit.as_deref(), subject)
    } else {
        undated(said, papers, subject, config)
    };
    Vote {
        blocks,
        not_counted: stale,
        at: said.at,
        open: said.member.unwrap_or(!github),
        ..Vote::new(&said.by, if github { Via::Github } else { Via::Gitlab })
    }
}

/// Why an approval of the commit `seen` is none of this change.
fn other_commit(seen: Option<&str>, subject: &Subject) -> Option<String> {
    match (seen, &subject.head) {
        (Some(seen), Some(head)) if seen.eq_ignore_ascii_case(head) => None,
        (Some(seen), Some(head)) => {
            Some(format!("it is stale: it was given for {}, and the change is at {}", short(seen), short(head)))
        }
        (None, _) => Some("it does not say which commit was looked at".into()),
        (_, None) => Some("the change is no commit that anybody could have looked at".into()),
    }
}

/// Why an approval that names no commit is none of this change.
fn undated(said: &Said, papers: &Papers, subject: &Subject, config: &GateConfig) -> Option<String> {
    let Some(head) = &subject.head else {
        return Some("the change is no commit that anybody could have looked at".into());
    };
    let here = papers.heads.iter().any(|other| other.eq_ignore_ascii_case(head));
    if let Some(other) = papers.heads.first().filter(|_| !here) {
        return Some(format!("the merge request is at {}, and the change at {}", short(other), short(head)));
    }
    if here && papers.resets {
        return None;
    }
    let pushed = papers.pushes.iter().filter(|(other, _)| other.eq_ignore_ascii_case(head)).map(|(_, at)| *at).max();
    let trusted = config.commit_dates == Trust::Trusted;
    let since = pushed.or(subject.committed.filter(|_| trusted));
    match (said.at, since) {
        (Some(at), Some(since)) if at > since => None,
        (Some(_), Some(_)) => Some(format!("it is stale: it was given before {} was pushed", short(head))),
        _ => Some(
            "nothing tells for which commit it was given: hand in the versions of the merge request, or an envelope with `head_sha`"
                .into(),
        ),
    }
}

/// Why something bound to the diff `digest` is none of this change.
fn of_other(subject: &Subject, digest: &str) -> Option<String> {
    match &subject.digest {
        Ok(own) if own.eq_ignore_ascii_case(digest) => None,
        Ok(_) => Some("it approves another diff".into()),
        Err(why) => Some(format!("nothing names this diff: {why}")),
    }
}

fn trailer(signed: &Signed, subject: &Subject, config: &GateConfig) -> Vote {
    let (who, digest) = signed.said.rsplit_once(char::is_whitespace).unwrap_or((&signed.said, ""));
    let named = who.split_once('<').map_or(who, |(name, _)| name).trim();
    let not = |why: String| Vote { not_counted: Some(why), ..Vote::new(named, Via::Signed) };
    let carrier = short(&signed.carrier);
    let Some(signature) = &signed.signature else {
        return not(format!("{carrier} carries no signature that git finds good"));
    };
    let known = config.signers.iter().find(|signer| {
        let key = signer.key.as_ref().is_some_and(|key| signature.keys.iter().any(|own| own.eq_ignore_ascii_case(key)));
        let known = signature.principal.is_some() && signer.principal == signature.principal;
        key || known
    });
    let Some(signer) = known else {
        return not(format!("no [[gate.signer]] has the key {} of {carrier}", signature.keys.join(", ")));
    };
    if !signature.known && config.signatures == Signatures::Verified {
        return not(format!("git does not know whose the key of {carrier} is; `signatures = \"good\"` would do"));
    }
    // Who signs is who approves, whatever the trailer calls him.
    Vote { not_counted: of_other(subject, digest), ..Vote::new(&signer.by, Via::Signed) }
}

fn push_option(option: &str, subject: &Subject, config: &GateConfig) -> Option<Vote> {
    let said = option.strip_prefix(OPTION)?.trim();
    let (by, digest) = said.split_once(char::is_whitespace).map_or((said, None), |(by, digest)| (by, Some(digest)));
    let ignored = config.push_options == Trust::Ignored;
    let why = || "whoever pushes writes push options; `push_options = \"trusted\"` would let it count".to_owned();
    let not_counted = ignored.then(why).or_else(|| of_other(subject, digest?.trim()));
    Some(Vote { not_counted, ..Vote::new(by, Via::PushOption) })
}

fn short(id: &str) -> &str {
    id.get(..12).unwrap_or(id)
}
