//! Scripts, and the facts that they are.

use super::*;
use crate::fact::{Origin, Value};

fn read(text: &str) -> Vec<super::super::Fact> {
    lower(&Template::of_file(text, 0), &Surroundings::default(), Catalogue::shipped().unwrap()).facts
}

#[test]
fn commands_in_every_position() {
    for text in [
        "rm -rf x",
        "a && rm -rf x",
        "if a; then rm -rf x; fi",
        "f() { rm -rf x; }",
        "(rm -rf x)",
        "X=$(rm -rf x)",
        "echo $(rm -rf x)",
        "sudo rm -rf x",
        "bash -c 'rm -rf x'",
        "for a in b; do rm -rf x; done",
        "FOO=1 rm -rf x",
        "rm -rf x > /dev/null",
    ] {
        assert!(read(text).iter().any(|fact| fact.name == "rm" && fact.flags.contains(&"-r".to_owned())), "{text}");
    }
}

#[test]
fn printed_text_is_not_run() {
    for text in
        ["echo 'rm -rf /'", "echo rm -rf /", "# rm -rf /", "git commit -m 'rm -rf /'", "cat <<EOF\nrm -rf /\nEOF"]
    {
        assert!(read(text).iter().all(|fact| fact.name != "rm"), "{text}");
    }
}

#[test]
fn origins_of_variables() {
    let origin = |text: &str| {
        let facts = read(text);
        let fact = facts.iter().find(|fact| fact.name == "rm").unwrap();
        match &fact.arguments.last().unwrap() {
            Value::Text(pieces) => pieces.first().cloned(),
            _ => None,
        }
    };
    let is =
        |piece: Option<Piece>, wanted: Origin| matches!(piece, Some(Piece::Hole { origin, .. }) if origin == wanted);
    assert!(is(origin("rm -rf \"$D/\""), Origin::Unknown));
    assert!(is(origin("rm -rf \"${D:?}/\""), Origin::NotEmpty));
    assert!(is(origin("D=$(mktemp -d)\nrm -rf \"$D/\""), Origin::Temporary));
    assert!(is(origin("[ -n \"$D\" ] || exit 1\nrm -rf \"$D/\""), Origin::NotEmpty));
    assert!(is(origin("if [ -z \"$D\" ]; then exit 1; fi\nrm -rf \"$D/\""), Origin::NotEmpty));
    assert!(is(origin("set -eu\nrm -rf \"$D/\""), Origin::NotEmpty));
    assert!(matches!(origin("D=/opt/app\nrm -rf \"$D/\""), Some(Piece::Literal { .. })));
}

#[test]
fn sql_in_commands() {
    for text in ["psql -c 'DROP TABLE a'", "psql <<EOF\nDROP TABLE a;\nEOF", "echo 'DROP TABLE a' | psql db"] {
        assert!(read(text).iter().any(|fact| fact.name == "drop table"), "{text}");
    }
}

#[test]
fn directories_that_were_not_entered() {
    let flagged = |text: &str| {
        read(text).iter().any(|fact| fact.name == "rm" && fact.flags.contains(&"after-unchecked-cd".to_owned()))
    };
    assert!(flagged("cd build\nrm -rf *"));
    for text in
        ["cd build || exit 1\nrm -rf *", "cd build && rm -rf *", "set -e\ncd build\nrm -rf *", "(cd x)\nrm -rf *"]
    {
        assert!(!flagged(text), "{text}");
    }
}
