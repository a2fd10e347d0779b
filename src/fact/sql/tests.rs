use super::*;
use crate::fact::{Confidence, Fact, GuardKind, Value};
fn facts(text: &str) -> Vec<Fact> {
    lower(&Template::of_file(text, 0), &Surroundings::default()).facts
}
#[test]
fn first() {
    for (t, v) in [("DROP TABLE a, b.c CASCADE;", "drop table")] {
        assert_eq!(facts(t)[0].name, v);
        assert_eq!(facts(t).len(), 2);
    }
    let _ = (Confidence::Low, GuardKind::Condition, Value::Unknown);
}
