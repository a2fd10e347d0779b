use super::*;

fn gate(text: &str) -> Gate {
    let config: GateConfig = toml::from_str(text).unwrap();
    Gate::new(Some(&config)).unwrap()
}

fn vote(by: &str) -> Vote {
    serde_json::from_value::<ApprovalFile>(serde_json::json!({
        "version": 1, "diff": "sha256:1", "approvals": [{ "by": by }],
    }))
    .map(|file| {
        let papers = Papers { files: vec![file], ..Papers::default() };
        let subject = Subject { digest: Ok("sha256:1".into()), ..Subject::default() };
        Ballot::of(&papers, &subject, &GateConfig::default()).votes.remove(0)
    })
    .unwrap()
}

fn needs(gate: &Gate, approvers: &[&str], owners: &str, votes: &[&str]) -> Vec<(usize, usize)> {
    let owners = Owners::read("CODEOWNERS", owners).unwrap();
    let approvers: Vec<String> = approvers.iter().map(|name| (*name).to_owned()).collect();
    let ballot = Ballot { votes: votes.iter().map(|by| vote(by)).collect() };
    let needs = gate.needs(&approvers, 1, &[RepoPath::from("db/a.sql")], &owners);
    needs.into_iter().map(|need| need.filled(&ballot)).map(|need| (need.given.len(), need.count)).collect()
}

#[test]
fn approvers_are_people_teams_and_owners() {
    let gate = gate("[teams]\nsenior = [\"Alice\", \"bob\"]\n[people]\ncarl = [\"carl@example.org\"]\n");
    for (approvers, owners, votes, expected) in [
        (vec!["senior"], "", vec!["alice", "ALICE", "eve"], vec![(1, 1)]),
        (vec!["@eve"], "", vec!["eve"], vec![(1, 1)]),
        (vec!["owners"], "* carl@example.org", vec!["carl", "eve"], vec![(1, 1)]),
        (vec!["owners"], "* @org/senior", vec!["bob"], vec![(1, 1)]),
        (vec!["owners"], "* @org/unknown", vec!["unknown", "org/unknown", "@org/unknown"], vec![(0, 1)]),
        (vec!["owners"], "* @@maintainer", vec!["maintainer"], vec![(0, 1)]),
        (vec!["owners"], "/docs/ @eve", vec!["eve"], vec![(1, 1)]),
        (vec!["owners"], "[A][2]\n*.sql @alice @bob\n[B] @eve\n/db/\n", vec!["bob", "eve"], vec![(1, 2), (1, 1)]),
        (vec!["owners", "senior"], "* @eve", vec!["bob"], vec![(1, 1)]),
    ] {
        assert_eq!(needs(&gate, &approvers, owners, &votes), expected, "{approvers:?} {owners}");
    }
}

#[test]
fn machines_and_authors_do_not_approve() {
    for by in ["claude[bot]", "Copilot", "dependabot[bot]"] {
        assert_eq!(vote(by).not_counted.as_deref(), Some("it is no person"), "{by}");
    }
    assert_eq!(vote("ann").not_counted, None);
}

#[test]
fn somebody_whom_the_policy_names_endorses() {
    let gate = gate("approvers = [\"senior\"]\ncount = 2\n[teams]\nsenior = [\"ann\", \"bob\", \"eve\"]\n");
    let endorsers = |votes: &[&str]| {
        let ballot = Ballot { votes: votes.iter().map(|by| vote(by)).collect() };
        gate.endorsers(&ballot, &[RepoPath::from("a.sh")], &Owners::default())
    };
    assert_eq!(endorsers(&["bob", "ann", "carl"]), ["ann", "bob"]);
    assert!(endorsers(&["ann", "Ann", "carl"]).is_empty(), "one person is one");
}

#[test]
fn names_of_tests_lead_to_code() {
    for (test, code) in [
        ("tests/test_orders.py", "shop/orders.py"),
        ("src/orders.spec.ts", "src/orders.ts"),
        ("OrderServiceTest.java", "OrderService.java"),
        ("orders_test.go", "orders.go"),
    ] {
        assert_eq!(stem(&RepoPath::from(test)), stem(&RepoPath::from(code)), "{test}");
    }
}

#[test]
fn configurations_say_what_is_wrong_and_where() {
    let rules = crate::rule::RuleSet::shipped().unwrap();
    for (text, said) in [
        ("[gate]\napprovers = [\"seniors\"]\n", "blastlint.toml:2: `seniors` is neither"),
        ("[gate]\nreviewers = 1\n", "unknown field `reviewers`"),
        ("[gate.teams]\nsenior = []\n", "has no members"),
        ("[gate]\ncount = 0\n", "somebody must approve"),
        ("[[gate.rule]]\napprovers = [\"owners\"]\n", "says of nothing when it holds"),
        ("[[gate.rule]]\nradius = [\"high\"]\n", "says of nobody"),
        ("[[gate.rule]]\nradius = [\"huge\"]\n", "unknown variant `huge`"),
        ("[[gate.rule]]\nrules = [\"no-such\"]\napprovers = [\"owners\"]\n", "blastlint.toml:2"),
        ("[[gate.signer]]\nby = \"ann\"\n", "either a `key` or a `principal`"),
    ] {
        let error = crate::policy::Config::read("blastlint.toml", text, &rules).unwrap_err().to_string();
        assert!(error.contains(said), "{text}: {error}");
    }
    let whole = "[gate]\napprovers = [\"owners\", \"senior\", \"@eve\"]\ncount = 2\npush_options = \"trusted\"\n[gate.teams]\nsenior = [\"ann\"]\n[[gate.rule]]\nlevel = \"warning\"\nfamilies = [\"guard-removed\"]\nprovenance = [\"agent\"]\nenvironments = [\"production\"]\ncount = 0\n";
    let config = crate::policy::Config::read("blastlint.toml", whole, &rules).unwrap();
    let again = toml::to_string_pretty(&config).unwrap();
    assert_eq!(crate::policy::Config::read("blastlint.toml", &again, &rules).unwrap(), config, "{again}");
}
