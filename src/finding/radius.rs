//! Blast radius and level: total tables, first match wins.

use serde::Serialize;

use super::Family;
use crate::fact::{Confidence, Environment, Extent, Reversibility, TargetClass};

/// How far a finding reaches, ascending.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
    strum::Display,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Radius {
    /// Ordinary work.
    Low,
    /// A part, or something that can be undone.
    Medium,
    /// Data, a guard or an identity.
    High,
    /// Whole containers of data, without an easy way back.
    Critical,
}

/// How loud a finding is, ascending.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
    strum::Display,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Worth a look.
    Warning,
    /// Must not pass unseen.
    Error,
}

/// What the radius is decided on.
#[derive(Clone, Copy, Debug)]
pub struct Stakes {
    /// The family of the rule.
    pub family: Family,
    /// How precious the target is.
    pub class: TargetClass,
    /// How much of it.
    pub extent: Extent,
    /// Whether it can be undone.
    pub reversibility: Reversibility,
    /// Where it runs.
    pub environment: Environment,
    /// Whether access is given to anyone or to any identity.
    pub to_anyone: bool,
    /// Whether it goes against what was agreed on in so many words.
    pub breach: bool,
}

impl Stakes {
    /// Extent as X0..X3: unknown counts as X1, in family `unscoped` as X3.
    fn x(&self) -> u8 {
        match self.extent {
            Extent::One => 0,
            Extent::Filtered => 1,
            Extent::Container => 2,
            Extent::Unbounded => 3,
            Extent::Unknown if self.family == Family::Unscoped => 3,
            Extent::Unknown => 1,
        }
    }

    /// Reversibility as R0..R3: unknown counts as R2.
    fn r(&self) -> u8 {
        match self.reversibility {
            Reversibility::Git => 0,
            Reversibility::Inverse => 1,
            Reversibility::Backup | Reversibility::Unknown => 2,
            Reversibility::Never => 3,
        }
    }

    /// The blast radius: the first row that matches.
    pub fn radius(&self) -> Radius {
        use Family::*;
        use TargetClass::*;
        let (x, r) = (self.x(), self.r());
        let t5 = self.class == T5;
        if self.environment == Environment::Disposable || self.class == T0 || (t5 && x == 0 && r <= 2) {
            return Radius::Low;
        }
        if (t5 && x >= 2 && r >= 2) || (self.class >= T4 && x == 3 && r >= 1) {
            return Radius::Critical;
        }
        let high = (t5 && x == 1 && r >= 2)
            || (t5 && x == 0 && r == 3)
            || (self.family == GuardRemoved && matches!(self.class, T3 | T5))
            || (self.family == Exposure && self.to_anyone)
            || (self.family == Irreversible && t5)
            || self.breach;
        if high {
            return Radius::High;
        }
        let medium = (t5 && r >= 1)
            || (matches!(self.family, Destroy | Replace | Unscoped) && self.class == T4)
            || matches!(self.family, GuardRemoved | Exposure | Irreversible | TestWeakened)
            || (self.family == OutOfScope && self.class >= T3);
        if medium { Radius::Medium } else { Radius::Low }
    }

    /// The confidence that is left: what is not known of extent or reversibility lowers it.
    pub fn confidence(&self, given: Confidence) -> Confidence {
        let unknown = self.extent == Extent::Unknown || self.reversibility == Reversibility::Unknown;
        if unknown { Confidence::Low } else { given }
    }
}

impl Radius {
    /// One radius up, never above critical: for a task that does not mention what is hit.
    pub fn raised(self) -> Radius {
        match self {
            Radius::Low => Radius::Medium,
            Radius::Medium => Radius::High,
            Radius::High | Radius::Critical => Radius::Critical,
        }
    }
}

impl Level {
    /// Level = radius × confidence.
    pub fn of(radius: Radius, confidence: Confidence) -> Level {
        match (radius, confidence) {
            (Radius::Critical | Radius::High, Confidence::High) => Level::Error,
            (Radius::Critical | Radius::High, _) | (Radius::Medium, Confidence::High) => Level::Warning,
            _ => Level::Note,
        }
    }

    /// One level down, never below note: for roles that do not reach production.
    pub fn lowered(self) -> Level {
        match self {
            Level::Error => Level::Warning,
            Level::Warning | Level::Note => Level::Note,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::Confidence as C;
    use Environment::{Disposable, Production, Unknown as V1};
    use Extent::{Container, Filtered, One, Unbounded, Unknown as X};
    use Family::*;
    use Reversibility::{Backup, Git, Inverse, Never, Unknown as R};
    use TargetClass::*;

    fn stakes(
        family: Family,
        class: TargetClass,
        extent: Extent,
        undo: Reversibility,
        environment: Environment,
    ) -> Stakes {
        Stakes { family, class, extent, reversibility: undo, environment, to_anyone: false, breach: false }
    }

    /// Every row of the table, and the rows just outside it.
    #[test]
    fn radius_by_the_table() {
        for (family, class, extent, undo, environment, radius) in [
            (Destroy, T5, Unbounded, Never, Disposable, Radius::Low),
            (Destroy, T0, Unbounded, Never, Production, Radius::Low),
            (Destroy, T5, One, Backup, V1, Radius::Low),
            (Destroy, T5, One, Never, V1, Radius::High),
            (Destroy, T5, Container, Backup, V1, Radius::Critical),
            (Destroy, T5, Container, Inverse, V1, Radius::Medium),
            (Destroy, T5, Unbounded, Inverse, V1, Radius::Critical),
            (Destroy, T5, Unbounded, Git, V1, Radius::Low),
            (Destroy, T4, Unbounded, Inverse, V1, Radius::Critical),
            (Destroy, T4, Unbounded, Git, V1, Radius::Medium),
            (Destroy, T4, Container, Never, V1, Radius::Medium),
            (Replace, T4, One, Never, V1, Radius::Medium),
            (Unscoped, T4, One, Git, V1, Radius::Medium),
            (Destroy, T5, Filtered, Backup, V1, Radius::High),
            (Destroy, T5, Filtered, Inverse, V1, Radius::Medium),
            (Destroy, T5, X, R, V1, Radius::High),
            (Unscoped, T5, X, R, V1, Radius::Critical),
            (GuardRemoved, T3, One, Git, V1, Radius::High),
            (GuardRemoved, T5, Container, Git, V1, Radius::High),
            (GuardRemoved, T1, One, Git, V1, Radius::Medium),
            (Exposure, T3, Container, Git, V1, Radius::Medium),
            (Irreversible, T5, Container, Inverse, V1, Radius::High),
            (Irreversible, T1, One, Never, V1, Radius::Medium),
            (TestWeakened, T2, One, Git, V1, Radius::Medium),
            (OutOfScope, T3, One, Git, V1, Radius::Medium),
            (OutOfScope, T2, One, Git, V1, Radius::Low),
            (Destroy, T1, Unbounded, Never, V1, Radius::Low),
            (Destroy, T3, Container, Never, V1, Radius::Low),
        ] {
            let found = stakes(family, class, extent, undo, environment).radius();
            assert_eq!(found, radius, "{family} {class:?} {extent} {undo} {environment}");
        }
    }

    #[test]
    fn access_given_to_anyone_is_high() {
        let stakes = Stakes { to_anyone: true, ..stakes(Exposure, T1, One, Git, V1) };
        assert_eq!(stakes.radius(), Radius::High);
    }

    #[test]
    fn what_is_not_known_lowers_confidence() {
        assert_eq!(stakes(Destroy, T5, X, Never, V1).confidence(C::High), C::Low);
        assert_eq!(stakes(Destroy, T5, One, R, V1).confidence(C::High), C::Low);
        assert_eq!(stakes(Destroy, T5, One, Never, V1).confidence(C::Medium), C::Medium);
    }

    #[test]
    fn level_by_the_table() {
        for (radius, high, medium, low) in [
            (Radius::Critical, Level::Error, Level::Warning, Level::Warning),
            (Radius::High, Level::Error, Level::Warning, Level::Warning),
            (Radius::Medium, Level::Warning, Level::Note, Level::Note),
            (Radius::Low, Level::Note, Level::Note, Level::Note),
        ] {
            let found = [C::High, C::Medium, C::Low].map(|confidence| Level::of(radius, confidence));
            assert_eq!(found, [high, medium, low], "{radius}");
        }
        assert_eq!(
            [Level::Error, Level::Warning, Level::Note].map(Level::lowered),
            [Level::Warning, Level::Note, Level::Note]
        );
        assert_eq!(
            [Radius::Low, Radius::Medium, Radius::High, Radius::Critical].map(Radius::raised),
            [Radius::Medium, Radius::High, Radius::Critical, Radius::Critical]
        );
    }
}
