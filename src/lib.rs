//! blastlint
