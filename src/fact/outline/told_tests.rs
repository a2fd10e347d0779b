use super::*;
use crate::lang::detect;
use crate::source::{RepoPath, Side};

/// The outline of what is no program as lines, what stands inside others further in.
fn shown(path: &str, text: &str) -> String {
    let source = Source::new(RepoPath::from(path), text.as_bytes());
    let language = detect(&source.path, text).unwrap();
    let outline = sides::told(language, &source, Side::After, &mut Vec::new()).unwrap();
    let line = |(at, item): (usize, &Item)| {
        let depth = outline.around(at).count();
        format!("{}{:?} {} | {}\n", "  ".repeat(depth), item.what, item.name, item.text)
    };
    outline.items.iter().enumerate().map(line).collect()
}

fn holds(path: &str, text: &str, lines: &[&str]) {
    let shown = shown(path, text);
    for line in lines {
        assert!(shown.contains(line), "{line}:\n{shown}");
    }
}

#[test]
fn conditions_of_a_script() {
    holds(
        "a.sh",
        "if [ \"$n\" -gt 20 ]; then\n  exit 1\nfi\ncase $(hostname) in\n  dev-*) ;;\n  *) exit 1 ;;\nesac\n\
         flock -n 9 || exit 1\nship \"$x\" || echo late\nrm -rf \"${dir:?}\"\n",
        &[
            "Check  | $n > 20\n  Then",
            "Check  | $(hostname) in dev-* *\n",
            "Check  | !(flock())\n  Call flock | flock -n 9\n  Then  | \n    Leave  | exit 1",
            "Attempt  | \n  Call ship | ship $x\n  Handler",
            "Assertion  | $dir != \"\"\nCall rm",
        ],
    );
}

#[test]
fn what_ends_a_script() {
    holds("a.sh", "usage() {\n  echo x\n  exit 1\n}\n[ -n \"$1\" ] || usage\n", &["Leave  | usage"]);
    holds("a.sh", "set -e\n[ -n \"$1\" ]\n", &["Assertion  | $1 != \"\""]);
    holds("a.sh", "[ -n \"$1\" ]\n", &["Check  | $1 != \"\""]);
}

#[test]
fn frames_and_statements_of_a_script() {
    holds(
        "a.sh",
        "timeout 30 flock /run/x terraform apply\npsql \"$U\" <<SQL\nDELETE FROM orders WHERE tenant_id = :t;\nSQL\n",
        &[
            "Frame  | timeout 30\n  Frame  | flock /run/x\n    Call terraform.apply",
            "Call psql.execute | psql $U",
            "  Call orders.delete | DELETE FROM orders WHERE tenant_id = :t\n    Option tenant_id",
        ],
    );
}

#[test]
fn routines_and_transactions() {
    holds(
        "a.sql",
        "BEGIN;\nUPDATE a SET x = 1;\nCOMMIT;\nCREATE FUNCTION f(who int) RETURNS void LANGUAGE plpgsql AS $$\nBEGIN\n\
         IF who < 0 THEN RAISE EXCEPTION 'no'; ELSE PERFORM g(who); END IF;\n\
         SELECT id INTO n FROM b WHERE owner_id = who FOR UPDATE;\nEND $$;\n",
        &[
            "Frame  | begin transaction\n  Call a.update",
            "Definition f | f(who int)",
            "Check  | RAISE IF who < 0\n      Then  | \n        Raise",
            "Otherwise  | \n        Call g | PERFORM g(who)",
            "Option owner_id | owner_id = who",
            "Call for_update | FOR UPDATE",
        ],
    );
}

#[test]
fn what_a_document_declares() {
    holds(
        "a.yaml",
        "http:\n  routers:\n    admin:\n      middlewares: [auth]\n      service: x\njobs:\n  b:\n    steps:\n      - run: make ship\n        if: ready\n",
        &["Definition admin", "Argument auth", "Definition b", "Check  | ready", "Call make.ship"],
    );
    holds(
        "roles/x/tasks/main.yml",
        "- name: Get\n  ansible.builtin.get_url:\n    url: x\n    checksum: sha256:1\n  when: a and b\n",
        &["Check  | a and b", "Call get_url", "Option checksum | sha256:1"],
    );
    holds("a.toml", "[http]\ntimeout = 3\n", &["Definition http", "Option timeout | 3"]);
}
