//! Scripts, and the facts that they are.

use super::*;
use crate::fact::{Origin, Value};

fn read(text: &str) -> Vec<super::super::Fact> {
    lower(&Template::of_file(text, 0), &Surroundings::default(), Catalogue::shipped()).facts
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

/// A script, and of each fact that must be there: its rendering's start, then what must hold: `-flag`, `!-flag` (must not), `@guard-kind`,
/// `!@guard-kind`, `^parent`, `?origin` of the first hole of the last word, `=` (the last word is literal).
const SCRIPTS: &[(&str, &[&str])] = &[
    // Words and flags.
    ("rm -rf x", &["rm -rf x", "-r", "-f", "-rf"]),
    ("/bin/rm -rf x", &["rm -rf x"]),
    ("\\rm -rf x", &["rm -rf x"]),
    ("'rm' -rf x", &["rm -rf x"]),
    ("r\"m\" -rf x", &["rm -rf x"]),
    ("aws s3 rb s3://a --force", &["aws s3 rb s3://a --force", "--force"]),
    ("kubectl delete ns a --grace-period=0", &["kubectl", "--grace-period", "--grace-period=0"]),
    ("kubectl delete ns a --grace-period 0", &["kubectl", "--grace-period=0"]),
    ("rm -- -rf", &["rm -- -rf", "!-r"]),
    ("find . -delete", &["find . -delete", "-delete", "!-d"]),
    ("rm -rf a\\ b", &["rm -rf a b"]),
    ("rm -rf \"a \\\"b\\\"\"", &["rm -rf a \"b\""]),
    ("rm -rf \\\n  x", &["rm -rf x", "-r"]),
    ("rm -rf $'x y'", &["rm -rf x y"]),
    ("R='rm -rf'\n$R x", &["rm -rf x", "-r"]),
    ("P='psql -h db'\n$P -c 'DROP TABLE a'", &["drop table"]),
    ("A='-r  x y'\nrm $A", &["rm -r x y", "-r"]),
    ("A='x y'\nrm -r \"$A\"", &["rm -r x y"]),
    ("$SUDO rm -rf x", &["rm -rf x", "-r"]),
    // Bindings.
    ("D=/opt/app\nrm -rf $D", &["rm -rf /opt/app", "="]),
    ("D=/opt\nE=\"$D/app\"\nrm -rf \"$E\"", &["rm -rf /opt/app"]),
    ("D=/opt\nD+=/app\nrm -rf \"$D\"", &["rm -rf /opt/app"]),
    ("D=/opt/app\nrm -rf \"${D:?}/\"", &["rm -rf /opt/app/"]),
    ("D=a\nif x; then D=/; fi\nrm -rf $D", &["rm -rf /", "="]),
    ("D=a\nif x; then D=; fi\nrm -rf $D", &["rm -rf {$D}", "?Unknown"]),
    ("if x; then D=a; else D=b; fi\nrm -rf $D", &["rm -rf a", "="]),
    ("D=a\nfor i in 1 2; do D=$i$X; done\nrm -rf $D", &["rm -rf {$D}"]),
    ("D=a\nunset D\nrm -rf $D", &["rm -rf {$D}", "?Unknown"]),
    ("D=a\nread D\nrm -rf $D", &["rm -rf {$D}", "?Unknown"]),
    ("D=\nset -u\nrm -rf $D/", &["rm -rf {$D}/", "?Unknown"]),
    ("f() { local d=\"$1\"; rm -rf \"$d/\"; }", &["rm -rf {$d}/", "^f", "?Unknown"]),
    ("f() { rm -rf \"$1\"; }", &["rm -rf {$1}", "?Unknown"]),
    ("f() { rm -rf \"$T/\"; }\nT=$(mktemp -d)\nf", &["rm -rf", "^f", "?Temporary"]),
    ("export D=/opt/app\nrm -rf $D", &["rm -rf /opt/app"]),
    ("readonly D=/opt/app\nrm -rf $D", &["rm -rf /opt/app"]),
    ("A=(a b)\nA+=(c)\nrm -rf \"${A[@]}\"", &["rm -rf a b c"]),
    ("A=$(list)\nrm -rf ${A[@]}", &["rm -rf", "?Unknown"]),
    ("R='rm -rf'\n$R x", &["rm -rf x"]),
    ("R='rm -rf'\n\"$R\" x", &["rm -rf x", "!-r"]),
    ("O=''\nrm -rf $O x", &["rm -rf {$O} x"]),
    ("rm -rf /{etc,usr}/x b{,c}", &["rm -rf /etc/x /usr/x b bc"]),
    ("rm -rf a{b,c{d,e}}", &["rm -rf ab acd ab ace"]),
    ("rm -rf {a} ${b} '{c,d}'", &["rm -rf {a} {$b} {c,d}"]),
    // Where the script is.
    ("cd /srv/a && rm -rf *", &["rm -rf *", "in=/srv/a"]),
    ("cd a\ncd b\nrm -rf *", &["rm -rf *", "!in=a/b"]),
    ("set -e\ncd a\ncd b\nrm -rf *", &["rm -rf *", "in=a/b"]),
    ("cd /etc; rm -rf *", &["rm -rf *", "in=/etc", "after-unchecked-cd"]),
    ("cd \"$(mktemp -d)\" || exit\nrm -rf *", &["rm -rf *", "in=/tmp/{$(mktemp -d)}"]),
    ("(cd /srv/a && ls)\nrm -rf *", &["rm -rf *", "!in=/srv/a"]),
    ("if x; then cd /srv/a || exit; fi\nrm -rf *", &["rm -rf *", "!in=/srv/a"]),
    // What a container is given of the host.
    ("docker run --rm -v /srv/a:/d alpine rm -rf /d/b", &["docker"]),
    ("docker run --rm -v /srv/a:/d alpine rm -rf /d/b", &["rm -rf /d/b", "="]),
    // What is run at the other end, or by a function that is given it.
    ("ssh h 'cd x && sudo bash -s' <<'EOF'\nrm -rf x\nEOF", &["rm -rf x"]),
    ("run() { echo \"+ $*\"; \"$@\"; }\nrun sudo rm -rf x", &["rm -rf x"]),
    ("far() { ssh h \"$@\"; }\nfar rm -rf x", &["rm -rf x"]),
    ("runuser -u postgres -- rm -rf x", &["rm -rf x"]),
    ("flock /tmp/l -c 'rm -rf x'", &["rm -rf x"]),
    ("lxc exec web -- rm -rf x", &["rm -rf x"]),
    ("mapfile -t d < <(find a -name b)\nrm -rf \"${d[@]}\"", &["rm -rf a/b"]),
    ("B=a\nrm -rf \"${B%/}/b\"", &["rm -rf a/b"]),
    ("HUSKY=0 git commit", &["HUSKY=0 git commit"]),
    ("if a; then D=/srv/a; else D=b; fi\nrm -rf $D", &["rm -rf /srv/a"]),
    // Files that the script writes and runs.
    ("cat > f.sh <<'EOF'\nrm -rf x\nEOF\nbash ./f.sh", &["rm -rf x"]),
    ("cat <<EOF > /opt/f\nrm -rf x\nEOF\nchmod +x /opt/f && sudo /opt/f", &["rm -rf x"]),
    ("echo 'rm -rf x' > f\n. f", &["rm -rf x"]),
    // The value of an option is none.
    ("git commit -m --amend", &["git commit -m --amend", "!--amend"]),
    ("fdisk /dev/sda <<EOF\nw\nEOF", &["fdisk", "reads-input"]),
    // Origins.
    ("rm -rf \"$D/\"", &["rm", "?Unknown"]),
    ("rm -rf \"${D:-/opt}/\"", &["rm", "?NotEmpty"]),
    ("rm -rf \"${D:-}/\"", &["rm", "?Unknown"]),
    ("rm -rf \"${D:-$E}/\"", &["rm", "?Unknown"]),
    ("rm -rf \"${D-x}/\"", &["rm", "?NotEmpty"]),
    ("set -u\nrm -rf \"${D:+x}/\"", &["rm", "?Unknown"]),
    ("rm -rf \"${D%/}/\"", &["rm", "?Unknown"]),
    ("D=$(mktemp -d)\nrm -rf \"${D%/}/\"", &["rm", "?Temporary"]),
    ("rm -rf \"$TMPDIR/\"", &["rm", "?Temporary"]),
    ("rm -rf \"$RUNNER_TEMP/x\"", &["rm", "?Temporary"]),
    ("rm -rf \"$PWD/x\"", &["rm", "?NotEmpty"]),
    ("for d in a b; do rm -rf \"$d/\"; done", &["rm -rf a/"]),
    ("for d in /opt/a; do rm -rf \"$d\"; done", &["rm -rf /opt/a"]),
    ("set -u\nrm -rf \"$D/\"", &["rm", "?NotEmpty"]),
    ("set -o nounset\nrm -rf \"$D/\"", &["rm", "?NotEmpty"]),
    ("set -u\nset +u\nrm -rf \"$D/\"", &["rm", "?Unknown"]),
    ("#!/bin/bash -eu\nrm -rf \"$D/\"", &["rm", "?NotEmpty", "@exit-on-error"]),
    (": \"${D:?}\"\nrm -rf \"$D/\"", &["rm", "?NotEmpty", "@not-empty"]),
    ("set -u\nrm -rf \"$@\"", &["rm", "?Unknown"]),
    // Proof by tests.
    ("[ -n \"$D\" ] || exit 1\nrm -rf \"$D/\"", &["rm", "?NotEmpty", "@not-empty"]),
    ("[ -n \"$D\" ] && exit 1\nrm -rf \"$D/\"", &["rm", "?Unknown"]),
    ("[ -z \"$D\" ] && exit 1\nrm -rf \"$D/\"", &["rm", "?NotEmpty", "@not-empty"]),
    ("[[ -z $D ]] && { echo no >&2; exit 1; }\nrm -rf \"$D/\"", &["rm", "?NotEmpty"]),
    ("[ -z \"$D\" ] || rm -rf \"$D/\"", &["rm", "?NotEmpty"]),
    ("[ -n \"$D\" ] && rm -rf \"$D/\"", &["rm", "?NotEmpty", "@not-empty"]),
    ("[ -n \"$D\" ] && echo yes\nrm -rf \"$D/\"", &["rm", "?Unknown", "!@not-empty"]),
    ("[ -n \"$D\" ] || D=x\nrm -rf \"$D/\"", &["rm", "?NotEmpty"]),
    ("if [ -z \"$D\" ]; then exit 1; fi\nrm -rf \"$D/\"", &["rm", "?NotEmpty", "@not-empty"]),
    ("if [ -n \"$D\" ]; then exit 1; fi\nrm -rf \"$D/\"", &["rm", "?Unknown"]),
    ("if [ -z \"$D\" ]; then rm -rf \"$D/\"; fi", &["rm", "?Unknown"]),
    ("if [ -z \"$D\" ]; then x; else rm -rf \"$D/\"; fi", &["rm", "?NotEmpty"]),
    ("if [ -n \"$D\" ]; then rm -rf \"$D/\"; fi", &["rm", "?NotEmpty", "@not-empty"]),
    ("if [ -n \"$D\" ]; then x; else exit 1; fi\nrm -rf \"$D/\"", &["rm", "?NotEmpty"]),
    ("if [ -z \"$D\" ]; then D=x; fi\nrm -rf \"$D/\"", &["rm", "?NotEmpty"]),
    ("if [ -n \"$D\" ]; then x; fi\nrm -rf \"$D/\"", &["rm", "?Unknown", "!@not-empty"]),
    ("if [ -z \"$D\" ]; then x; elif y; then rm -rf \"$D/\"; fi", &["rm", "?NotEmpty"]),
    ("if [ -z \"$A\" ] || [ -z \"$D\" ]; then exit; fi\nrm -rf \"$D/\"", &["rm", "?NotEmpty"]),
    ("if [ -z \"$A\" ] && [ -z \"$D\" ]; then exit; fi\nrm -rf \"$D/\"", &["rm", "?Unknown"]),
    ("test -d \"$D\" || return\nrm -rf \"$D/\"", &["rm", "?NotEmpty"]),
    ("no() { echo no; exit 1; }\n[ -n \"$D\" ] || no\nrm -rf \"$D/\"", &["rm", "?NotEmpty"]),
    ("no() { echo no; }\n[ -n \"$D\" ] || no\nrm -rf \"$D/\"", &["rm", "?Unknown"]),
    ("for i in a b; do [ -n \"$D\" ] || continue; done\nrm -rf \"$D/\"", &["rm", "?Unknown", "!@not-empty"]),
    // Other guards.
    ("if [ \"$DRY_RUN\" != 1 ]; then rm -rf x; fi", &["rm", "@dry-run"]),
    ("[ -n \"$DRY_RUN\" ] && exit\nrm -rf x", &["rm", "@dry-run"]),
    ("[ -z \"$DRY_RUN\" ] && exit\nrm -rf x", &["rm", "!@dry-run"]),
    ("[ -n \"$DRY_RUN\" ] && { echo no; exit 0; }\nrm -rf x", &["rm", "@dry-run"]),
    ("[ \"$APPLY\" = 1 ] || exit 0\nrm -rf x", &["rm", "@dry-run"]),
    ("if [ \"$DRY_RUN\" = 1 ]; then rm -rf x; fi", &["rm", "!@dry-run"]),
    ("if [ \"$DRY_RUN\" = 1 ]; then echo x; else rm -rf x; fi", &["rm", "@dry-run"]),
    ("if [ \"$DRY_RUN\" = 1 ]; then echo x; elif y; then rm -rf x; fi", &["rm", "@dry-run"]),
    ("if $DRY_RUN; then echo x; exit; fi\nrm -rf x", &["rm", "@dry-run"]),
    ("if [ \"$APPLY\" != 1 ]; then rm -rf x; fi", &["rm", "!@dry-run"]),
    ("$DRY_RUN || rm -rf x", &["rm", "@dry-run"]),
    ("$DRY_RUN && rm -rf x", &["rm", "!@dry-run"]),
    ("(( DRY_RUN )) || rm -rf x", &["rm", "@dry-run"]),
    ("case $DRY_RUN in 1|true) echo x ;; *) rm -rf x ;; esac", &["rm", "@dry-run"]),
    ("case $DRY_RUN in 1|true) rm -rf x ;; esac", &["rm", "!@dry-run"]),
    ("case $1 in --dry-run) echo x; exit ;; esac\nrm -rf x", &["rm", "@dry-run"]),
    ("case $1 in --apply) rm -rf x ;; esac", &["rm", "@dry-run"]),
    ("if [ -z \"$D\" ]; then rm -rf \"$D/\"; fi", &["rm", "!@not-empty"]),
    ("read -p 'Sure? ' a\n[ \"$a\" = y ] || exit\nrm -rf x", &["rm", "@confirmation"]),
    ("read -r -n 1\nif [[ $REPLY =~ ^[Yy]$ ]]; then rm -rf x; fi", &["rm", "@confirmation"]),
    ("case $REPLY in [Yy]*) rm -rf x ;; esac", &["rm", "@confirmation"]),
    ("case $1 in clean) rm -rf x ;; esac", &["rm", "@condition"]),
    ("case $1 in *) rm -rf x ;; esac", &["rm", "!@condition"]),
    ("[ \"$ENV\" = production ] && exit 1\nrm -rf x", &["rm", "@environment"]),
    ("[ \"$product\" = a ] && rm -rf x", &["rm", "@condition", "!@environment"]),
    ("make && rm -rf x", &["rm", "@condition"]),
    ("set -e\nrm -rf x", &["rm", "@exit-on-error"]),
    ("set -euo pipefail\nrm -rf x", &["rm", "@exit-on-error"]),
    ("set -o errexit\nrm -rf x", &["rm", "@exit-on-error"]),
    ("set -e\nset +e\nrm -rf x", &["rm", "!@exit-on-error"]),
    ("set -x\nrm -rf x", &["rm", "!@exit-on-error"]),
    ("set -- -e\nrm -rf x", &["rm", "!@exit-on-error"]),
    ("rm -rf x || true", &["rm", "status-ignored"]),
    ("rm -rf x || :", &["rm", "status-ignored"]),
    ("rm -rf x && true", &["rm", "!status-ignored"]),
    // Directories.
    ("cd d || exit\nrm -rf *", &["rm", "@checked-directory", "!after-unchecked-cd"]),
    ("cd d && rm -rf *", &["rm", "@checked-directory", "!after-unchecked-cd"]),
    ("set -e\ncd d\nrm -rf *", &["rm", "@checked-directory", "!after-unchecked-cd"]),
    ("cd d\nset -e\nrm -rf *", &["rm", "!@checked-directory"]),
    ("if ! cd d; then exit 1; fi\nrm -rf *", &["rm", "!after-unchecked-cd"]),
    ("if cd d; then rm -rf *; fi", &["rm", "!after-unchecked-cd"]),
    ("cd d || true\nrm -rf *", &["rm", "after-unchecked-cd"]),
    ("cd d\nrm -rf *", &["rm", "after-unchecked-cd"]),
    ("cd d\nrm -rf /opt/a \"$B/c\"", &["rm", "!after-unchecked-cd"]),
    ("cd d\nrm -rf \"$B\"", &["rm", "after-unchecked-cd"]),
    ("cd d\nfind . -name a -delete", &["find", "after-unchecked-cd"]),
    ("cd d\nfind /opt -name a -delete", &["find", "!after-unchecked-cd"]),
    ("cd /\nrm -rf x", &["rm", "!after-unchecked-cd"]),
    ("pushd d\nrm -rf *", &["rm", "after-unchecked-cd"]),
    ("(cd d; rm -rf *)", &["rm", "after-unchecked-cd"]),
    // Traps and functions.
    ("T=$(mktemp -d)\ntrap 'rm -rf \"$T/\"' EXIT", &["rm", "@cleanup", "?Temporary"]),
    ("trap 'rm -rf \"$T/\"' EXIT\nT=$(mktemp -d)", &["rm", "@cleanup", "?Temporary"]),
    ("trap cleanup EXIT\ncleanup() { rm -rf x; }", &["rm", "@cleanup", "^cleanup"]),
    ("cleanup() { rm -rf x; }", &["rm", "!@cleanup", "^cleanup"]),
    ("trap - EXIT\nrm -rf x", &["rm", "!@cleanup"]),
    ("f() { g; }", &["function f"]),
    ("function f { rm -rf x; }", &["rm", "^f"]),
    ("f() { g() { rm -rf x; }; }", &["rm", "^g"]),
    // Functions that check.
    ("no() { [ -n \"$D\" ] || exit 1; }\nno\nrm -rf \"$D/\"", &["rm", "?NotEmpty", "@not-empty"]),
    ("no() { [ -n \"$D\" ] || return 1; }\nno\nrm -rf \"$D/\"", &["rm", "?Unknown", "!@not-empty"]),
    ("no() { if [ -z \"$D\" ]; then echo no; exit 1; fi; }\nno\nrm -rf \"$D/\"", &["rm", "?NotEmpty"]),
    ("dry() { [ \"$DRY_RUN\" = 1 ] && exit; }\ndry\nrm -rf x", &["rm", "@dry-run"]),
    ("dry() { [ \"$DRY_RUN\" = 1 ] && exit; }\nrm -rf x\ndry", &["rm", "!@dry-run"]),
    ("ask() { read -rp 'Sure? ' a; [ \"$a\" = y ] || exit; }\nask\nrm -rf x", &["rm", "@confirmation"]),
    ("strict() { set -eu; }\nstrict\nrm -rf \"$D/\"", &["rm", "?NotEmpty", "@exit-on-error"]),
    ("dry() { [ \"$DRY_RUN\" = 1 ] && exit; }\nmain() { dry; rm -rf x; }\nmain", &["rm", "@dry-run"]),
    // Functions that run their words.
    ("run() { echo \"$*\"; \"$@\"; }\nrun rm -rf x", &["rm -rf x", "-r", "!@dry-run"]),
    ("run() { [ \"$DRY_RUN\" = 1 ] || \"$@\"; }\nrun rm -rf x", &["rm -rf x", "@dry-run"]),
    ("run() { [ \"$DRY_RUN\" = 1 ] && echo \"$*\" || \"$@\"; }\nrun rm -rf x", &["rm -rf x", "@dry-run"]),
    ("run() { \"${@}\"; }\nrun rm -rf x", &["rm -rf x"]),
    ("t() { echo \"$1\"; \"${@:2}\"; }\nt 3 rm -rf x", &["rm -rf x"]),
    ("run() { \"$@\"; }\ncd /srv\nrun rm -rf x", &["rm -rf x", "in=/srv", "after-unchecked-cd"]),
    ("run() { \"$@\"; }\ncd /srv\nrun rm -rf /x", &["rm -rf /x", "!after-unchecked-cd"]),
    ("run() { \"$@\"; }\necho 'rm -rf x' > f.sh\nrun bash f.sh", &["rm -rf x"]),
    ("t() { shift; \"$@\"; }\nt 3 rm -rf x", &["rm -rf x"]),
    ("t() { shift 2; eval \"$*\"; }\nt 3 a rm -rf x", &["rm -rf x"]),
    ("a() { \"$@\"; }\nb() { a \"$@\"; }\nb rm -rf x", &["rm -rf x"]),
    ("a() { [ -n \"$DRY_RUN\" ] || \"$@\"; }\nb() { a \"$@\"; }\nb rm -rf x", &["rm -rf x", "@dry-run"]),
    ("a() { \"$@\"; }\na psql -c 'DROP TABLE a'", &["drop table"]),
    ("a() { a \"$@\"; \"$@\"; }\na rm -rf x", &["rm -rf x"]),
    // Wrappers.
    ("sudo -u root rm -rf x", &["rm -rf x", "-r"]),
    ("sudo env A=1 nohup nice timeout 5 rm -rf x", &["rm -rf x"]),
    ("sudo -- rm -rf x", &["rm -rf x"]),
    ("timeout -k 1 5 rm -rf x", &["rm -rf x"]),
    ("command rm -rf x", &["rm -rf x"]),
    ("A=1 B=2 rm -rf x", &["rm -rf x"]),
    ("ssh host rm -rf /x", &["rm -rf /x"]),
    ("ssh -i k host 'rm -rf /x && ls'", &["rm -rf /x"]),
    ("ssh host \"cd /srv; rm -rf /x\"", &["rm -rf /x"]),
    ("ssh host <<EOF\nrm -rf /x\nEOF", &["rm -rf /x"]),
    ("docker exec -it -u root c rm -rf /x", &["rm -rf /x"]),
    ("docker compose exec -T db psql -c 'DROP TABLE a'", &["drop table"]),
    ("docker exec c sh -c 'rm -rf /x'", &["rm -rf /x"]),
    ("kubectl exec -n ns pod -- rm -rf /x", &["rm -rf /x"]),
    ("find . -name a -exec rm -rf {} \\;", &["rm -rf ./a", "~high"]),
    ("find src -mtime +9 -execdir rm -rf {} +", &["rm -rf src", "~medium"]),
    ("find . -exec ls {} \\; -exec rm -rf {} \\;", &["rm -rf ."]),
    ("list | xargs rm -rf", &["rm -rf {stdin}", "?Unknown"]),
    ("find . -print0 | sort -z | xargs -0 -n 1 rm -rf", &["rm -rf ."]),
    ("find a -name b | parallel rm -rf {} -v", &["rm -rf a/b -v"]),
    ("echo a b | xargs rm -rf", &["rm -rf a b"]),
    ("find a -name b | while read -r f; do rm -rf \"$f\"; done", &["rm -rf a/b"]),
    ("while read -r f; do rm -rf \"$f\"; done < <(find a)", &["rm -rf a"]),
    ("while read -r f; do rm -rf \"$f\"; done < list", &["rm -rf {$f}", "?Unknown"]),
    ("for f in $(find a -name b | sort); do rm -rf $f; done", &["rm -rf a/b"]),
    ("for f in /srv/*; do rm -rf \"$f\"; done", &["rm -rf /srv/*"]),
    ("for f in \"$@\"; do rm -rf \"$f\"; done", &["rm -rf {$f}", "?NotEmpty"]),
    ("ls | xargs -I{} rm -rf {}", &["rm -rf {stdin}"]),
    ("ls | xargs -I % sudo rm -rf %", &["rm -rf {stdin}"]),
    // Texts that are run.
    ("bash -c \"rm -rf x\"", &["rm -rf x"]),
    ("bash -lc 'rm -rf x'", &["rm -rf x"]),
    ("bash <<EOF\nrm -rf x\nEOF", &["rm -rf x"]),
    ("bash <<< 'rm -rf x'", &["rm -rf x"]),
    ("echo 'rm -rf x' | sudo bash", &["rm -rf x"]),
    ("echo 'rm -rf x' | tee log | sh", &["rm -rf x"]),
    ("eval \"rm -rf x\"", &["rm -rf x", "~high"]),
    ("eval rm -rf x", &["rm -rf x", "~high"]),
    ("C='rm -rf x'\neval \"$C\"", &["rm -rf x", "~high"]),
    ("eval \"rm -rf x $1\"", &["rm -rf x {$1}", "~medium"]),
    ("bash -c \"psql -c \\\"DROP TABLE a\\\"\"", &["drop table"]),
    ("psql -c 'DROP TABLE a'", &["drop table"]),
    ("psql -c'DROP TABLE a'", &["drop table"]),
    ("psql --command='DROP TABLE a'", &["drop table"]),
    ("psql -c 'SELECT 1' -c 'DROP TABLE a'", &["drop table"]),
    ("sudo -u postgres psql <<EOF\nDROP TABLE a;\nEOF", &["drop table"]),
    ("psql db <<'EOF'\nDROP TABLE a;\nEOF", &["drop table"]),
    ("cat <<EOF | psql\nDROP TABLE a;\nEOF", &["drop table"]),
    ("RAILS_ENV=test bundle exec rails db:drop", &["rails db:drop", "RAILS_ENV=test"]),
    ("DB_PASSWORD=test rails db:drop", &["rails db:drop", "!DB_PASSWORD=test"]),
    ("curl -s x | sudo bash", &["curl -s x", "feeds=sudo", "feeds=bash"]),
    ("pg_dump -c a | /usr/bin/psql b", &["pg_dump", "feeds=psql"]),
    ("curl -s x | tee y; bash z", &["curl -s x", "!feeds=bash"]),
    ("psql <<EOF > log\nDROP TABLE a;\nEOF", &["drop table"]),
    ("mysql -e \"DROP TABLE a\"", &["drop table"]),
    ("sqlite3 -batch a.db 'DROP TABLE a'", &["drop table"]),
    ("echo 'DROP TABLE a' | docker exec -i c psql", &["drop table"]),
    ("echo $(rm -rf x)", &["rm -rf x"]),
    ("[ -n \"$(rm -rf x)\" ]", &["rm -rf x"]),
    ("X=$(rm -rf x) true", &["rm -rf x"]),
    ("diff <(rm -rf x) b", &["rm -rf x"]),
    ("cat <<EOF\n$(rm -rf x)\nEOF", &["rm -rf x"]),
    ("! rm -rf x", &["rm -rf x"]),
    ("rm -rf x &", &["rm -rf x"]),
    ("while read -r a; do rm -rf x; done", &["rm -rf x"]),
    ("until x; do rm -rf x; done", &["rm -rf x"]),
    ("{ rm -rf x; } > log", &["rm -rf x"]),
    ("cat <<EOF && rm -rf x\na\nEOF", &["rm -rf x"]),
    // Redirects.
    ("> f", &["> f", "truncate", "empty-command"]),
    (": > f", &["> f", "truncate", "empty-command"]),
    ("true >| f", &["> f", "truncate", "empty-command"]),
    ("cat /dev/null > f", &["> f", "empty-command"]),
    ("echo -n \"\" > f", &["> f", "empty-command"]),
    ("ls > f", &["> f", "truncate", "!empty-command"]),
    ("ls >> f", &["> f", "!truncate"]),
    ("ls &> f", &["> f", "truncate"]),
    ("dd if=a > /dev/sda", &["> /dev/sda", "truncate"]),
    ("D=/opt/f\n: > \"$D\"", &["> /opt/f"]),
];

/// Scripts, and names that must not be among their facts.
const SILENT: &[(&str, &str)] = &[
    ("warn() { echo \"$@\" >&2; }\nwarn rm -rf x", "rm"),
    ("ssh h 'cat > f' <<EOF\nrm -rf x\nEOF", "rm"),
    ("ls > /dev/null", ">"),
    ("ls 2>&1", ">"),
    ("ls >&2", ">"),
    ("ls 2> /dev/stderr", ">"),
    ("ls < f", ">"),
    ("printf 'rm -rf /' ", "rm"),
    ("log \"rm -rf /\"", "rm"),
    ("cat > f <<EOF\nrm -rf /\nEOF", "rm"),
    ("X='rm -rf /'", "rm"),
    ("psql -f 'DROP TABLE a'", "drop table"),
    ("echo y | bash install.sh", "y"),
    ("grep -r 'DROP TABLE' .", "drop table"),
    ("cat file <<EOF | psql\nDROP TABLE a\nEOF", "drop table"),
];

#[test]
fn table_of_scripts() {
    let mut wrong = Vec::new();
    for (text, wanted) in SCRIPTS {
        let facts = read(text);
        let (first, rest) = wanted.split_first().unwrap();
        let named = facts.iter().filter(|fact| fact.rendering.starts_with(first) || fact.name == *first);
        if !named.clone().any(|fact| rest.iter().all(|want| holds(fact, want))) {
            wrong.push(format!("{text:?} wants {wanted:?}, has {:#?}", named.map(told).collect::<Vec<_>>()));
        }
    }
    for (text, name) in SILENT {
        if read(text).iter().any(|fact| fact.name == *name) {
            wrong.push(format!("{text:?} is no {name}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn told(fact: &super::super::Fact) -> String {
    format!("{} {:?} {:?} ^{} {:?}", fact.rendering, fact.flags, fact.guards, fact.parent, fact.arguments.last())
}

fn holds(fact: &super::super::Fact, want: &str) -> bool {
    let guarded = |kind: &str| fact.guards.iter().any(|guard| guard.kind.to_string() == kind);
    let (head, tail) = want.split_at(1);
    match head {
        "!" if tail.starts_with('@') => !guarded(tail.trim_start_matches('@')),
        "!" => !fact.flags.iter().any(|flag| flag == tail),
        "@" => guarded(tail),
        "^" => fact.parent == tail,
        "~" => fact.certainty.to_string() == tail,
        "=" => fact.arguments.last().is_some_and(|value| value.as_literal().is_some()),
        "?" => match fact.arguments.last() {
            Some(Value::Text(pieces)) => {
                let origin = pieces.iter().find_map(|piece| match piece {
                    Piece::Hole { origin, .. } => Some(format!("{origin:?}")),
                    Piece::Literal { .. } => None,
                });
                origin.as_deref() == Some(tail)
            }
            _ => false,
        },
        _ => fact.flags.iter().any(|flag| flag == want),
    }
}

/// Every prefix of every script, and bytes that are no script, are read without an end of the program; spans lie in the
/// text.
#[test]
fn broken_scripts() {
    let strange = [
        "$(",
        "${",
        "'",
        "\"",
        "<<EOF",
        "é$'",
        "a\u{0}b",
        "if",
        "((",
        "$((",
        "`",
        "trap",
        "trap '",
        "\\",
        "find -exec",
        "xargs -I",
    ];
    let prefixes = SCRIPTS.iter().flat_map(|(text, _)| (0..text.len()).filter_map(|end| text.get(..end)));
    for text in strange.into_iter().chain(prefixes) {
        for fact in read(text) {
            assert!(fact.span.end <= text.len(), "{text:?} {fact:?}");
        }
    }
    read(&"sudo ".repeat(5_000));
    read(&"(".repeat(2_000));
    read(&format!("X=a\n{}rm -rf \"$X\"", "X=\"$X$X\"\n".repeat(40)));
    read(&format!("X=(a)\n{}rm -rf ${{X[@]}}", "X=(\"${X[@]}\" \"${X[@]}\")\n".repeat(40)));
    read(&format!("rm {}", "{a,b}".repeat(60)));
    read(&format!("X=a\n{}", "X+=$X\n".repeat(40)));
    read(&format!("cat > f <<EOF\n{}\nEOF\n{}", "rm x\n".repeat(2000), "bash f\n".repeat(2000)));
    read(&"eval ".repeat(500));
}
