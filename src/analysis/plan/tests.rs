use super::*;
use crate::analysis::{Judgement, Spot, Verdict};
use crate::repo::ChangeSet;
use crate::source::Side;

/// What an analysis has predicted of a resource in `folder`.
fn predicted(rule: &'static str, address: &str, of: &str, folder: &str) -> Judgement {
    let path = RepoPath::from(format!("{folder}/main.tf").as_str());
    let verdict = Verdict {
        rule,
        address: address.to_owned(),
        of: of.to_owned(),
        class: Class::Data,
        action: Action::Destroy,
        count: 1,
        reason: "predicted".to_owned(),
        certainty: Confidence::Medium,
        source: "a table".to_owned(),
        spot: Spot { path, side: Side::After, span: Span::new(3, 7) },
        before: None,
        evidence: Vec::new(),
        fixes: Vec::new(),
    };
    verdict.judgement()
}

fn plan(entries: &[(&str, &str, &str)]) -> String {
    let entry = |(address, actions, previous): &(&str, &str, &str)| {
        let of = address.rsplit('.').nth(1).unwrap_or_default();
        format!(
            "{{\"address\":\"{address}\",\"type\":\"{of}\"{previous},\"change\":{{\"actions\":{actions},\"before\":{{}},\"after\":{{}}}}}}"
        )
    };
    let entries: Vec<String> = entries.iter().map(entry).collect();
    format!("{{\"format_version\":\"1.2\",\"resource_changes\":[{}]}}", entries.join(","))
}

fn plans(texts: &[String]) -> Plans {
    let mut plans = Plans::default();
    for (at, text) in texts.iter().enumerate() {
        plans.add(RepoPath::from(format!("{at}.json").as_str()), text.as_bytes()).unwrap();
    }
    plans
}

/// What is left: the reason and the file of each.
fn left(judgements: Vec<Judgement>, plans: &Plans) -> Vec<(String, String)> {
    let (left, _) = settle(judgements, plans, &ChangeSet::default());
    left.into_iter().map(|one| (one.reason, one.spot.path.to_text())).collect()
}

const FORCED: &str = "replacement-forced";

#[test]
fn a_plan_settles_what_was_predicted() {
    let text = plan(&[
        ("aws_db_instance.a", "[\"no-op\"]", ""),
        ("aws_db_instance.b", "[\"delete\",\"create\"]", ""),
        ("aws_db_instance.d", "[\"no-op\"]", ",\"previous_address\":\"aws_db_instance.c\""),
        ("module.m.module.n.aws_vpc.x", "[\"update\"]", ""),
        ("module.k.aws_s3_bucket.each", "[\"no-op\"]", ""),
    ]);
    let of = "aws_db_instance";
    let plans = plans(&[text]);
    // The plan leaves it alone, and so the prediction was wrong.
    assert_eq!(left(vec![predicted(FORCED, "aws_db_instance.a", of, "infra")], &plans).len(), 1);
    // It confirms it, and says so where the prediction stood.
    let told = left(vec![predicted(FORCED, "aws_db_instance.b", of, "infra")], &plans);
    assert_eq!(told, [("what changes cannot be changed in place".into(), "infra/main.tf".into())]);
    // It was moved; it is one of several; it stands in a module of which the plan speaks.
    for (address, of) in [
        ("aws_db_instance.c", of),
        ("aws_db_instance.a[7]", of),
        ("module.m", "module"),
        ("module.m[0].module.n", "module"),
        ("module.k[\"x\"].aws_s3_bucket.each[\"y\"]", "aws_s3_bucket"),
    ] {
        assert_eq!(left(vec![predicted("instances-removed", address, of, "infra")], &plans).len(), 1, "{address}");
    }
    // It is of another type, of another platform, or not in the plan.
    for (address, of) in [
        ("aws_db_instance.a", "aws_rds_cluster"),
        ("aws_db_instance.z", of),
        ("module.z", "module"),
        ("Table", "AWS::DynamoDB::Table"),
    ] {
        assert_eq!(left(vec![predicted(FORCED, address, of, "infra")], &plans).len(), 2, "{address}");
    }
}

#[test]
fn a_plan_of_something_else_settles_nothing() {
    let keeps = plan(&[("aws_db_instance.a", "[\"no-op\"]", "")]);
    let one = plans(std::slice::from_ref(&keeps));
    // By the source it is not declared any more.
    let gone = || predicted("data-resource-removed", "aws_db_instance.a", "aws_db_instance", "infra");
    assert_eq!(left(vec![gone()], &one), [("predicted".into(), "infra/main.tf".into())]);
    // Two root modules have the same address, and there is one plan; then there are two.
    let both =
        || ["dev", "prod"].map(|folder| predicted(FORCED, "aws_db_instance.a", "aws_db_instance", folder)).to_vec();
    assert_eq!(left(both(), &one).len(), 2);
    assert_eq!(left(both(), &plans(&[keeps.clone(), keeps])).len(), 0);
}
