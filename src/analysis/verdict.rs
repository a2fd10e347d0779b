//! What a platform does to a declared thing when the change is applied, in the words that all platforms share.

use super::{Class, Judgement, Spot};
use crate::change::ChangeKind;
use crate::fact::{Confidence, Effect, Environment, Extent, Meaning, Reversibility, Target, TargetClass};
use crate::finding::Fix;

/// What the platform does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// It deletes it.
    Destroy,
    /// It deletes it and makes it anew.
    Replace,
    /// It loses sight of it and makes another: what was there stays, and the new one is empty.
    Orphan,
    /// It refuses: nothing is deleted, and the deployment fails.
    Refuse,
}

/// The verdict on one thing, or on several that share one cause.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Id of the rule that documents it.
    pub rule: &'static str,
    /// Its address, after the change where it is still there.
    pub address: String,
    /// Its type, as the platform writes it.
    pub of: String,
    /// How precious it is; of several, the most precious.
    pub class: Class,
    /// What happens.
    pub action: Action,
    /// How many are hit.
    pub count: usize,
    /// Why, in half a sentence: `engine cannot be changed in place`. Never a value.
    pub reason: String,
    /// High for will, medium for likely, low for may.
    pub certainty: Confidence,
    /// What says so: a table with its version, or the law of the platform.
    pub source: String,
    /// Where to look.
    pub spot: Spot,
    /// Where it stood before.
    pub before: Option<Spot>,
    /// What was observed, one sentence each.
    pub evidence: Vec<String>,
    /// What would keep it from happening.
    pub fixes: Vec<Fix>,
}

/// From so many things on that run or connect, it is an environment and not a part of one.
const AN_ENVIRONMENT: usize = 3;

impl Verdict {
    /// The judgement that this verdict is.
    pub fn judgement(self) -> Judgement {
        let change = match self.action {
            Action::Destroy => ChangeKind::Removed,
            Action::Replace | Action::Orphan | Action::Refuse => ChangeKind::Modified,
        };
        Judgement {
            rule: self.rule.into(),
            change,
            meaning: self.meaning(),
            spot: self.spot,
            before: self.before,
            related: Vec::new(),
            name: self.of,
            address: self.address,
            reason: self.reason,
            evidence: self.evidence,
            fixes: self.fixes,
            help: None,
        }
    }

    fn meaning(&self) -> Meaning {
        let several = self.count >= AN_ENVIRONMENT;
        let (class, extent, reversibility) = match (self.action, self.class) {
            (Action::Refuse, class) => (target_class(class, &self.of), Extent::One, Reversibility::Git),
            // The old one is still there, for whoever finds it.
            (Action::Orphan, class) => (target_class(class, &self.of), Extent::Container, Reversibility::Inverse),
            (_, Class::Data) => (TargetClass::T5, Extent::Container, Reversibility::Backup),
            (_, class) => {
                let class = target_class(class, &self.of);
                let undo = if class == TargetClass::T5 { Reversibility::Never } else { Reversibility::Inverse };
                (class, if several { Extent::Unbounded } else { Extent::One }, undo)
            }
        };
        Meaning {
            row: self.source.clone(),
            effect: match self.action {
                Action::Destroy => Effect::Destroy,
                Action::Replace | Action::Refuse | Action::Orphan => Effect::Replace,
            },
            target: Target { class, noun: self.of.clone(), name: self.address.clone() },
            extent,
            reversibility,
            confidence: self.certainty,
            environment: Environment::Unknown,
            anyone: false,
        }
    }
}

/// Identities that nobody can make again: what they encrypt, name or own is lost with them, or has to be told anew to
/// people outside.
const IRREPLACEABLE: &[&str] = &[
    "kms_key",
    "kms_external_key",
    "kms_replica_key",
    "crypto_key",
    "kms_key_ring",
    "key_vault_key",
    "KMS::Key",
    "organizations_account",
    "Organizations::Account",
    "google_project",
    "google_folder",
    "azurerm_subscription",
    "route53_zone",
    "Route53::HostedZone",
    "managed_zone",
    "dns_zone",
    "cloudflare_zone",
    "certificate_authority",
    "CertificateAuthority",
    "eip",
    "EC2::EIP",
    "compute_address",
    "compute_global_address",
    "public_ip",
    "phone_number",
    "PhoneNumber",
];

/// Whether what is lost with a resource of the type `of` is lost for good.
pub fn is_precious(class: Class, of: &str) -> bool {
    target_class(class, of) == TargetClass::T5
}

fn target_class(class: Class, of: &str) -> TargetClass {
    let ends = |name: &&str| of.strip_suffix(*name).is_some_and(|rest| rest.ends_with(['_', ':']) || rest.is_empty());
    match class {
        Class::Data => TargetClass::T5,
        Class::Identity if IRREPLACEABLE.iter().any(ends) => TargetClass::T5,
        Class::Identity | Class::Network | Class::Compute => TargetClass::T4,
        Class::Config => TargetClass::T1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{RepoPath, Side, Span};

    fn verdict(of: &str, class: Class, action: Action, count: usize) -> Meaning {
        let spot = Spot { path: RepoPath::from("main.tf"), side: Side::After, span: Span::default() };
        let verdict = Verdict {
            rule: "replacement-forced",
            address: format!("{of}.a"),
            of: of.to_owned(),
            class,
            action,
            count,
            reason: String::new(),
            certainty: Confidence::High,
            source: String::new(),
            spot,
            before: None,
            evidence: Vec::new(),
            fixes: Vec::new(),
        };
        verdict.judgement().meaning
    }

    #[test]
    fn what_is_lost_by_class_and_action() {
        use {Action::*, Class::*, Extent::*, Reversibility::*, TargetClass::*};
        for (of, class, action, count, expected) in [
            ("aws_db_instance", Data, Replace, 1, (T5, Container, Backup)),
            ("aws_db_instance", Data, Orphan, 1, (T5, Container, Inverse)),
            ("aws_db_instance", Data, Refuse, 1, (T5, One, Git)),
            ("aws_kms_key", Identity, Destroy, 1, (T5, One, Never)),
            ("aws_iam_role", Identity, Destroy, 1, (T4, One, Inverse)),
            ("aws_instance", Compute, Replace, 1, (T4, One, Inverse)),
            ("module", Network, Replace, 7, (T4, Unbounded, Inverse)),
            ("aws_iam_policy", Config, Destroy, 1, (T1, One, Inverse)),
        ] {
            let meaning = verdict(of, class, action, count);
            let found = (meaning.target.class, meaning.extent, meaning.reversibility);
            assert_eq!(found, expected, "{of} {action:?}");
        }
    }
}
