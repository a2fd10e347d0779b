//! What to do instead, in the words of the platform at hand: rules are shared by all, and name the means of each.

/// The analysis, the rule, and what to do there.
const HELP: &[(&str, &str, &str)] = &[
    (
        "compose",
        "state-left-behind",
        "Keep the data where it is: `name:` under a volume, and at the top of the file for the project, holds the name \
         of today; or stop the service and copy the data over before it is brought up.",
    ),
    (
        "compose",
        "resource-removed",
        "Make sure that nothing uses it any more, and export what is in its volume before somebody prunes volumes.",
    ),
    (
        "kubernetes",
        "state-left-behind",
        "Keep the name, or move the data first: a snapshot or a copy into the new claim; of a claim that a chart names, \
         set `existingClaim` to the one of today.",
    ),
    (
        "kubernetes",
        "data-resource-removed",
        "Take a snapshot first; to keep it and stop managing it, set `helm.sh/resource-policy: keep` (Helm), \
         `argocd.argoproj.io/sync-options: Prune=false` (Argo CD) or `kustomize.toolkit.fluxcd.io/prune: disabled` \
         (Flux) one deployment earlier.",
    ),
    (
        "kubernetes",
        "resource-removed",
        "Make sure that nothing uses it any more; to keep it and stop managing it, set `helm.sh/resource-policy: keep` \
         (Helm), `argocd.argoproj.io/sync-options: Prune=false` (Argo CD) or `kustomize.toolkit.fluxcd.io/prune: \
         disabled` (Flux) one deployment earlier.",
    ),
    (
        "kubernetes",
        "resource-renamed",
        "Keep the name: nothing tells Kubernetes that two names are one object. Where it must change, bring the new one \
         up beside it, move the data and the traffic, and remove the old one later.",
    ),
    (
        "kubernetes",
        "replacement-forced",
        "Keep the field as it is; to move to another value, create an object of another name beside it, move the data, \
         and remove the old one later.",
    ),
    (
        "cloudformation",
        "data-resource-removed",
        "Take a snapshot first; to keep it, set `DeletionPolicy: Retain` and deploy that one change earlier.",
    ),
    (
        "cloudformation",
        "resource-removed",
        "Make sure that nothing uses it any more; to keep it, set `DeletionPolicy: Retain` and deploy that one change \
         earlier.",
    ),
    (
        "cloudformation",
        "replacement-forced",
        "Keep the property as it is; before another value, set `UpdateReplacePolicy: Retain` or `Snapshot`, create the \
         new one beside it under another logical id, and move the data.",
    ),
    (
        "cloudformation",
        "resource-renamed",
        "Keep the logical id (in CDK `overrideLogicalId`, or the id of the construct); where it must change, retain the \
         resource and import it under the other id.",
    ),
    (
        "cloudformation",
        "state-left-behind",
        "Keep the name; where it must change, import what is retained into the stack under its new logical id, or move \
         the data.",
    ),
    (
        "program",
        "resource-renamed",
        "Say that it is the same: `aliases` of Pulumi with the former name or parent; in CDK keep the id of the \
         construct, or `overrideLogicalId` with the logical id of today.",
    ),
    (
        "program",
        "data-resource-removed",
        "Take a last copy first; to keep it, deploy `retainOnDelete` (Pulumi) or `RemovalPolicy.RETAIN` (CDK) one change \
         earlier.",
    ),
    (
        "program",
        "state-left-behind",
        "Keep the name; where it must change, take the state or the data along: `pulumi stack rename`, an import of what \
         is there, or a copy.",
    ),
];

/// What to do instead of what `rule` tells, as the analysis called `analysis` knows it.
pub(super) fn of(analysis: &str, rule: &str) -> Option<&'static str> {
    HELP.iter().find(|(by, of, _)| (*by, *of) == (analysis, rule)).map(|(.., help)| *help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_of_an_analysis_and_a_rule() {
        let rules = crate::rule::RuleSet::shipped().unwrap();
        for (at, (analysis, rule, _)) in HELP.iter().enumerate() {
            assert!(super::super::ANALYSES.iter().any(|one| one.name == *analysis), "{analysis}");
            assert!(rules.get(rule).is_some(), "{rule}");
            assert!(
                HELP.iter().skip(at + 1).all(|(by, of, _)| (by, of) != (analysis, rule)),
                "{analysis} {rule} twice"
            );
        }
    }
}
