//! The change says itself that it may stand.

use crate::attempt::{Attempt, Caught, PLAIN, all_caught};
use crate::repository::Put::{self, From, Text};

const fn script(name: &'static str, after: &'static str) -> Attempt {
    // One row needs one file; `after` is that of the script.
    Attempt { name, message: after, ..PLAIN }
}

/// The rows hold their script in place of a message, since a constant cannot hold a slice of an argument.
fn scripts(rows: &[Attempt]) {
    let attempts: Vec<Attempt> = rows
        .iter()
        .map(|row| {
            let after: &'static [(&'static str, Put)] = Vec::leak(vec![("run.sh", Text(row.message))]);
            Attempt { after, message: "Tidy up", ..*row }
        })
        .collect();
    all_caught(&attempts);
}

#[test]
fn comments_that_arrive() {
    scripts(&[
        script(
            "with a reason",
            "#!/bin/sh\n# blastlint: allow data-path-removed reason=\"made anew\"\nrm -rf /var/lib/app\n",
        ),
        script("without a reason", "#!/bin/sh\n# blastlint: allow data-path-removed\nrm -rf /var/lib/app\n"),
        script(
            "on the same line",
            "#!/bin/sh\nrm -rf /var/lib/app # blastlint: allow data-path-removed reason=\"made anew\"\n",
        ),
        script(
            "of another rule",
            "#!/bin/sh\n# blastlint: allow table-dropped reason=\"made anew\"\nrm -rf /var/lib/app\n",
        ),
        script("of the family", "#!/bin/sh\n# blastlint: allow destroy reason=\"made anew\"\nrm -rf /var/lib/app\n"),
        script("of everything", "#!/bin/sh\n# blastlint: allow * reason=\"made anew\"\nrm -rf /var/lib/app\n"),
        script(
            "in a string",
            "#!/bin/sh\necho '# blastlint: allow data-path-removed reason=\"made anew\"'\nrm -rf /var/lib/app\n",
        ),
        script(
            "in a heredoc",
            "#!/bin/sh\ncat <<E\n# blastlint: allow data-path-removed reason=\"made anew\"\nE\nrm -rf /var/lib/app\n",
        ),
        script(
            "for all of the file",
            "#!/bin/sh\n# blastlint: allow-file data-path-removed reason=\"x y z\"\n# blastlint: disable\n# blastlint: off\n# noqa\n\nrm -rf /var/lib/app\n",
        ),
        script(
            "until a day that is past",
            "#!/bin/sh\n# blastlint: allow data-path-removed reason=\"made anew\" until=2020-01-01\nrm -rf /var/lib/app\n",
        ),
        script(
            "with directions that turn",
            "#!/bin/sh\n# \u{202e}blastlint: allow data-path-removed reason=\"made anew\"\u{202c}\nrm -rf /var/lib/app\n",
        ),
        script(
            "with a thousand in front",
            "#!/bin/sh\n# blastlint: allow a,b,c,d,e,data-path-removed reason=\"made anew\"\nrm -rf /var/lib/app\n",
        ),
        script(
            "marks of other tools",
            "#!/bin/sh\n# shellcheck disable=all\n# nosemgrep\n# trivy:ignore:*\n# checkov:skip=*\nrm -rf /var/lib/app # NOSONAR nosec\n",
        ),
    ]);
}

#[test]
fn comments_that_stood() {
    const ALLOWED: &[(&str, Put)] = &[(
        "run.sh",
        Text("#!/bin/sh\n# blastlint: allow data-path-removed reason=\"made anew\"\nrm -rf /var/lib/app/cache\n"),
    )];
    let stood = |name, after| Attempt { name, before: ALLOWED, after, ..PLAIN };
    all_caught(&[
        stood(
            "the statement under it is another",
            &[(
                "run.sh",
                Text(
                    "#!/bin/sh\n# blastlint: allow data-path-removed reason=\"made anew\"\nrm -rf /var/lib/postgresql\n",
                ),
            )],
        ),
        stood(
            "the statement under it is wider",
            &[(
                "run.sh",
                Text("#!/bin/sh\n# blastlint: allow data-path-removed reason=\"made anew\"\nrm -rf /var/lib/app\n"),
            )],
        ),
        stood(
            "a further one on the same line",
            &[(
                "run.sh",
                Text(
                    "#!/bin/sh\n# blastlint: allow data-path-removed reason=\"made anew\"\nrm -rf /var/lib/app/cache; rm -rf /var/lib/postgresql\n",
                ),
            )],
        ),
        stood(
            "a further argument",
            &[(
                "run.sh",
                Text(
                    "#!/bin/sh\n# blastlint: allow data-path-removed reason=\"made anew\"\nrm -rf /var/lib/app/cache /var/lib/postgresql\n",
                ),
            )],
        ),
        stood(
            "it moves to another file",
            &[
                ("other.sh", From("run.sh")),
                (
                    "other.sh",
                    Text(
                        "#!/bin/sh\n# blastlint: allow data-path-removed reason=\"made anew\"\nrm -rf /srv/postgresql\n",
                    ),
                ),
            ],
        ),
        stood(
            "it is copied over another",
            &[(
                "run.sh",
                Text(
                    "#!/bin/sh\n# blastlint: allow data-path-removed reason=\"made anew\"\nrm -rf /var/lib/app/cache\n# blastlint: allow data-path-removed reason=\"made anew\"\nrm -rf /var/lib/mysql\n",
                ),
            )],
        ),
        stood(
            "it is carried down to another",
            &[(
                "run.sh",
                Text(
                    "#!/bin/sh\nrm -rf /var/lib/app/cache\n# blastlint: allow data-path-removed reason=\"made anew\"\nrm -rf /var/lib/mysql\n",
                ),
            )],
        ),
    ]);
}

#[test]
fn trailers() {
    let said = |name, message| Attempt { name, message, ..PLAIN };
    all_caught(&[
        said("a trailer allows it", "Tidy\n\nBlastlint-Allow: data-path-removed run.sh -- made anew\n"),
        said("a trailer allows all", "Tidy\n\nBlastlint-Allow: destroy ** -- made anew\n"),
        said("a trailer without a reason", "Tidy\n\nBlastlint-Allow: data-path-removed run.sh\n"),
        said("an approval that nobody signed", "Tidy\n\nBlastlint-Approved-by: Dana <dana@example.org> sha256:0\n"),
        said("trailers of people", "Tidy\n\nReviewed-by: Dana <dana@example.org>\nAcked-by: Gus <gus@example.org>\n"),
        said("words of machines", "Tidy [skip ci] [ci skip] [skip blastlint] [blastlint skip]\n\nskip-checks: true\n"),
        said("a message that ends the input", "Tidy\0\u{1}".split('\0').next().unwrap()),
        Attempt {
            name: "a trailer allows what the linter goes by",
            after: &[
                ("run.sh", Text(crate::attempt::REMOVE)),
                ("blastlint.toml", Text("[rules]\ndestroy = \"off\"\n")),
            ],
            message: "Tidy\n\nBlastlint-Allow: linter-policy-weakened blastlint.toml -- in the way\nBlastlint-Allow: destroy ** -- in the way\n",
            caught: Caught::With(&["data-path-removed", "linter-policy-weakened"], &["suppression-not-permitted"]),
            ..PLAIN
        },
    ]);
}
