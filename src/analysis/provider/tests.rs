//! The tables as they are carried, and what they say of types that are well known.

use std::collections::BTreeSet;

use serde_json::Value;

use super::guard::{Act, Meaning, Side};
use super::kubernetes::{Engine, Fixed, Removal};
use super::table::{Table, split, table, tables};
use super::*;

fn rows(table: &'static Table) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.body().lines().map(|line| split(line).unwrap_or_else(|| panic!("{}: {line}", table.name)))
}

fn read<T: serde::Deserialize<'static>>(table: &Table, key: &str, value: &'static str) -> T {
    serde_json::from_str(value).unwrap_or_else(|e| panic!("{}: {key}: {e}", table.name))
}

fn path(text: &str) -> Vec<&str> {
    text.split('.').collect()
}

fn is_sorted_set(entries: &[&str]) -> bool {
    entries.is_sorted_by(|a, b| a < b)
}

#[test]
fn every_table_is_whole_sorted_and_counted() {
    for table in tables() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/providers");
        let written = std::fs::read_to_string(format!("{root}/{}.json", table.name)).unwrap().replace("\r\n", "\n");
        assert_eq!(table.text(), written, "{}", table.name);
        let whole: serde_json::Map<String, Value> = serde_json::from_str(&written).unwrap();
        let keys: Vec<&str> = rows(table).map(|(key, _)| key).collect();
        assert!(is_sorted_set(&keys), "{} is not sorted", table.name);
        assert_eq!(whole.len(), keys.len() + 1, "{}: an entry a line", table.name);
        let types = keys.iter().filter(|key| **key != "*" && !key.starts_with("engine:")).count();
        assert_eq!(table.meta().types, types, "{}", table.name);
    }
}

#[test]
fn every_table_has_a_source_that_it_names_itself() {
    let names: Vec<&str> = tables().iter().map(|table| table.name).collect();
    assert_eq!(names, sources().iter().map(|source| source.file).collect::<Vec<_>>());
    for (source, table) in sources().iter().zip(tables()) {
        let meta = table.meta();
        let said = meta.source.replace("cfn_lint", "cfn-lint");
        assert!(said.contains(source.name.trim_start_matches("vendor ")), "{source}: {said}");
        assert!(said.contains(source.version.unwrap_or_default()), "{source}: {said}");
        assert!(meta.licence.contains(source.licence), "{source}: {}", meta.licence);
    }
    assert_eq!(source::of("terraform_aws").unwrap().to_string(), "terraform-provider-aws 6.58.0");
    assert_eq!(source::of("terraform_aws").unwrap().major(), Some(6));
    assert_eq!(source::of("guards_terraform").unwrap().major(), None);
}

#[test]
fn tables_of_terraform_fit_their_schema() {
    let (mut types, mut replacing) = (0, 0);
    for table in tables().iter().filter(|table| table.name.starts_with("terraform_")) {
        let provider = table.name.trim_start_matches("terraform_");
        for (key, value) in rows(table) {
            let row: terraform::Row<'static> = read(table, key, value);
            let prefix = key.split('_').next().unwrap();
            let home = if provider == "builtin" {
                ["terraform", "null", "local", "tls", "time"].contains(&prefix)
            } else {
                prefix == provider
            };
            assert!(home, "{}: {key}", table.name);
            assert!(terraform(key).is_some(), "{key}");
            let covered = |entry: &str| row.force_new.iter().any(|listed| terraform::covers(listed, &path(entry)));
            for (what, entries) in
                [("oc", row.oc.clone()), ("sup", row.sup.clone()), ("def", row.def.keys().copied().collect())]
            {
                assert!(is_sorted_set(&entries), "{key}: {what} is not sorted");
                for entry in entries {
                    assert!(covered(entry), "{key}: {what} has `{entry}`, which does not replace");
                    assert!(is_path(entry), "{key}: `{entry}`");
                }
            }
            assert!(is_sorted_set(&row.force_new) && is_sorted_set(&row.cond), "{key} is not sorted");
            for entry in row.force_new.iter().chain(&row.cond) {
                assert!(is_path(entry.trim_end_matches(".*")), "{key}: `{entry}`");
            }
            for entry in &row.cond {
                assert!(!covered(entry), "{key}: `{entry}` replaces always and sometimes");
            }
            types += 1;
            replacing += row.force_new.len();
        }
    }
    assert!(types > 4_600 && replacing > 17_000, "{types} types, {replacing} paths");
}

fn is_path(entry: &str) -> bool {
    let word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    entry.split('.').all(|step| !step.is_empty() && step.chars().all(word))
}

#[test]
fn the_table_of_cloudformation_fits_its_schema() {
    let table = table("cloudformation").unwrap();
    for (key, value) in rows(table) {
        let row: cloudformation::Row<'static> = read(table, key, value);
        assert!((3..=4).contains(&key.split("::").count()), "{key}");
        assert!(is_sorted_set(&row.create_only) && is_sorted_set(&row.cond), "{key} is not sorted");
        assert!(row.def.keys().all(|entry| row.create_only.contains(entry)), "{key}: a default that does not replace");
        assert!(row.named.iter().all(|name| row.id.contains(name)), "{key}: a name that is no identity");
        assert!(!row.legacy || row.strategy == cloudformation::Strategy::CreateThenDelete, "{key}");
        assert!(cloudformation(key).is_some(), "{key}");
    }
}

#[test]
fn kinds_and_engines_fit_their_schema() {
    let table = table("kubernetes_immutable").unwrap();
    for (key, value) in rows(table) {
        if key.starts_with("engine:") {
            let _: Engine = read(table, key, value);
        } else {
            let row: kubernetes::Row<'static> = read(table, key, value);
            assert!(key == "*" || key.split('/').count() == 2, "{key}");
            assert!(!row.immutable.iter().any(|field| field.is_empty()), "{key}");
        }
    }
    assert_eq!(kubernetes::engine("kubectl apply").unwrap().removal, Removal::Kept);
    assert_eq!(kubernetes::engine("helm").unwrap().removal, Removal::Deleted);
    assert_eq!(kubernetes::engine("flux").unwrap().removal, Removal::Pruned);
    assert!(kubernetes::engine("argocd").unwrap().guards.contains_key("argocd.argoproj.io/sync-options"));
    assert!(kubernetes::engine("nothing").is_none());
}

#[test]
fn every_guard_fits_its_schema_and_every_guard_of_a_type_means_something() {
    for table in ["guards_terraform", "engines_guards"].map(|name| table(name).unwrap()) {
        for (key, value) in rows(table) {
            let meaning: Meaning = read(table, key, value);
            assert_eq!(meaning.protect.is_some(), meaning.act.is_some() && meaning.side.is_some(), "{key}");
            assert!(meaning.protect.is_some() || meaning.note.is_some(), "{key} says nothing");
        }
    }
    let mut unknown = BTreeSet::new();
    for table in tables().iter().filter(|table| table.name.starts_with("terraform_")) {
        for (key, _) in rows(table) {
            let resource = terraform(key).unwrap();
            unknown.extend(resource.guards().filter(|guard| guard.meaning.is_none()).map(|g| g.attribute.to_owned()));
        }
    }
    assert!(unknown.is_empty(), "{unknown:?}");
}

/// What the documentation of each provider says, by hand.
#[test]
fn well_known_resources_of_terraform() {
    use Unwritten::{Kept, Nothing, Provider};
    use When::{Always, Conditional};
    for (name, attribute, expected) in [
        ("aws_db_instance", "engine", Some((Always, Kept))),
        ("aws_db_instance", "identifier", None),
        ("aws_db_instance", "instance_class", None),
        ("aws_db_instance", "storage_encrypted", Some((Always, Nothing))),
        ("aws_db_instance", "s3_import.bucket_name", Some((Always, Nothing))),
        ("aws_db_instance", "region", Some((Always, Provider))),
        ("aws_instance", "ami", Some((Always, Kept))),
        ("aws_instance", "subnet_id", Some((Always, Kept))),
        ("aws_instance", "instance_type", Some((Conditional, Nothing))),
        ("aws_instance", "tags", None),
        ("aws_instance", "ebs_block_device", None),
        ("aws_instance", "root_block_device.volume_size", None),
        ("aws_instance", "root_block_device.encrypted", Some((Always, Kept))),
        ("aws_s3_bucket", "bucket", Some((Always, Kept))),
        ("aws_s3_bucket", "force_destroy", None),
        ("aws_dynamodb_table", "range_key", Some((Always, Nothing))),
        ("aws_dynamodb_table", "billing_mode", None),
        ("aws_dynamodb_table", "local_secondary_index", Some((Always, Nothing))),
        ("aws_ebs_volume", "availability_zone", Some((Always, Nothing))),
        ("aws_ebs_volume", "size", None),
        ("aws_lambda_function", "function_name", Some((Always, Nothing))),
        ("aws_lambda_function", "runtime", None),
        ("google_compute_instance", "machine_type", None),
        ("google_compute_instance", "zone", Some((Always, Provider))),
        ("google_compute_instance", "project", Some((Always, Provider))),
        ("google_compute_instance", "boot_disk", Some((Always, Nothing))),
        ("google_compute_instance", "boot_disk.auto_delete", None),
        ("google_storage_bucket", "location", Some((Always, Nothing))),
        ("google_sql_database_instance", "name", Some((Always, Kept))),
        ("azurerm_resource_group", "name", Some((Always, Nothing))),
        ("azurerm_linux_virtual_machine", "size", None),
        ("azurerm_linux_virtual_machine", "source_image_reference.version", Some((Always, Nothing))),
        ("digitalocean_droplet", "image", Some((Always, Nothing))),
        ("digitalocean_droplet", "size", None),
        ("kubernetes_persistent_volume_claim_v1", "spec.resources.requests", None),
        ("kubernetes_persistent_volume_claim_v1", "spec.storage_class_name", Some((Always, Kept))),
        ("helm_release", "namespace", Some((Always, Kept))),
        ("helm_release", "version", None),
        ("random_id", "keepers.image", Some((Always, Nothing))),
        ("random_password", "override_special", Some((Conditional, Nothing))),
        ("terraform_data", "triggers_replace", Some((Always, Nothing))),
        ("postgresql_database", "name", None),
    ] {
        let resource = terraform(name).unwrap();
        let found = resource.replaces(&path(attribute));
        assert_eq!(found.map(|forcing| (forcing.when, forcing.unwritten)), expected, "{name}.{attribute}");
    }
}

#[test]
fn defaults_spellings_and_names() {
    let group = terraform("azurerm_resource_group").unwrap();
    let location = group.replaces(&["location"]).unwrap();
    assert!(location.suppressed);
    assert_eq!(location.verdict(Written::Literal("West Europe"), Written::Literal("westeurope")), Verdict::InPlace);
    let cluster = terraform("aws_docdb_cluster").unwrap();
    assert_eq!(cluster.default(&["port"]), Some(&Value::from(27017)));
    let port = cluster.replaces(&["port"]).unwrap();
    assert_eq!(port.verdict(Written::Nothing, Written::Literal("27017")), Verdict::InPlace);
    assert_eq!(port.verdict(Written::Nothing, Written::Literal("5432")), Verdict::Will);
    // All that is below a block with `.*`, and only there.
    let registry = terraform("aws_ecr_repository").unwrap();
    assert!(registry.replaces(&["encryption_configuration", "kms_key"]).unwrap().suppressed);
    assert_eq!(registry.replaces(&["encryption_configuration_of"]), None);
    let bucket = terraform("aws_s3_bucket").unwrap();
    assert_eq!(bucket.twin("bucket"), Some("bucket_prefix"));
    assert_eq!(bucket.twin("bucket_prefix"), Some("bucket"));
    assert_eq!(bucket.twin("force_destroy"), None);
    assert!(terraform("google_compute_instance").unwrap().dynamic);
    assert_eq!(terraform("aws_db_instance").unwrap().class, Class::Data);
    assert_eq!(terraform("aws_instance").unwrap().class, Class::Compute);
}

#[test]
fn what_is_inside_a_map_is_a_change_of_the_map() {
    let resource = terraform("null_resource").unwrap();
    assert_eq!(resource.replaces(&["triggers", "version"]), None);
    assert_eq!(resource.replaces_within(&["triggers"], &["version"]).unwrap().when, When::Always);
    // An object of which only some parts replace.
    let instance = terraform("aws_instance").unwrap();
    assert!(instance.replaces_within(&["root_block_device"], &["encrypted"]).is_some());
    assert!(instance.replaces_within(&["root_block_device"], &["volume_size"]).is_none());
}

#[test]
fn what_is_not_listed_is_unknown() {
    for name in
        ["", "_", "aws", "aws_", "aws_nothing_at_all", "vault_mount", "aws_db_instance ", "_meta", "terraform_meta"]
    {
        assert!(terraform(name).is_none(), "{name}");
        assert!(cloudformation(name).is_none(), "{name}");
        assert!(kubernetes(name, name).is_none(), "{name}");
    }
    assert!(cloudformation("AWS::Nothing::AtAll").is_none());
    let instance = terraform("aws_db_instance").unwrap();
    assert_eq!(instance.replaces(&[]), None);
    assert_eq!(instance.replaces(&[""]), None);
}

#[test]
fn well_known_types_of_cloudformation() {
    use When::{Always, Conditional};
    for (name, property, expected) in [
        ("AWS::RDS::DBInstance", "DBInstanceIdentifier", Some(Always)),
        ("AWS::RDS::DBInstance", "Engine", Some(Conditional)),
        ("AWS::RDS::DBInstance", "DBInstanceClass", None),
        ("AWS::S3::Bucket", "BucketName", Some(Always)),
        ("AWS::S3::Bucket", "VersioningConfiguration.Status", None),
        ("AWS::DynamoDB::Table", "TableName", Some(Always)),
        ("AWS::DynamoDB::Table", "KeySchema.AttributeName", Some(Conditional)),
        ("AWS::DynamoDB::Table", "ImportSourceSpecification.InputFormat", Some(Always)),
        // The API refuses what Terraform replaces.
        ("AWS::EC2::Volume", "AvailabilityZone", None),
        ("AWS::BCMDataExports::Export", "Export.Name", Some(Always)),
        ("AWS::BCMDataExports::Export", "Export.Description", None),
        ("AWS::MSK::Replicator", "ReplicationInfoList.TargetCompressionType", Some(Always)),
        // Without a handler for updates all replaces.
        ("AWS::ACMPCA::Certificate", "Anything", Some(Always)),
    ] {
        let resource = cloudformation(name).unwrap();
        assert_eq!(resource.replaces(&path(property)).map(|forcing| forcing.when), expected, "{name}.{property}");
    }
    let instance = cloudformation("AWS::RDS::DBInstance").unwrap();
    assert!(instance.snapshot && !instance.legacy && !instance.no_update);
    assert_eq!(instance.named, ["DBInstanceIdentifier"]);
    assert_eq!(instance.class, Class::Data);
    let group = cloudformation("AWS::ElastiCache::ReplicationGroup").unwrap();
    assert_eq!(group.default(&["AtRestEncryptionEnabled"]), Some(&Value::Bool(false)));
}

#[test]
fn well_known_kinds_of_kubernetes() {
    use Fixed::{Always, Conditional, IfImmutable};
    for (version, kind, field, expected) in [
        ("apps/v1", "Deployment", "spec.selector.matchLabels.app", Some(Always)),
        ("apps/v1", "Deployment", "spec.replicas", None),
        ("apps/v1", "StatefulSet", "spec.replicas", None),
        ("apps/v1", "StatefulSet", "spec.template.spec.containers.image", None),
        ("apps/v1", "StatefulSet", "spec.serviceName", Some(Always)),
        ("apps/v1", "StatefulSet", "spec.volumeClaimTemplates.spec.resources.requests.storage", Some(Always)),
        ("apps/v1", "StatefulSet", "metadata.labels.app", None),
        ("v1", "PersistentVolumeClaim", "spec.storageClassName", Some(Always)),
        ("v1", "PersistentVolumeClaim", "spec.resources.requests.storage", Some(Conditional)),
        ("v1", "PersistentVolume", "spec.hostPath.path", Some(Always)),
        ("v1", "PersistentVolume", "spec.csi.driver", Some(Conditional)),
        ("v1", "PersistentVolume", "spec.csi", Some(Always)),
        ("v1", "PersistentVolume", "spec.capacity.storage", None),
        ("v1", "Pod", "spec.containers.image", None),
        ("v1", "Pod", "spec.containers.command", Some(Always)),
        ("v1", "Pod", "spec.containers", Some(Always)),
        ("v1", "ConfigMap", "data.config", Some(IfImmutable)),
        ("v1", "Secret", "type", Some(Always)),
        ("v1", "Service", "spec.clusterIP", Some(Conditional)),
        ("batch/v1", "Job", "spec.template.spec.containers.image", Some(Always)),
        ("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", "roleRef.name", Some(Always)),
    ] {
        let found = kubernetes(version, kind).unwrap().fixed(&path(field));
        assert_eq!(found, expected, "{kind} {field}");
    }
    assert!(kubernetes("v1", "Namespace").unwrap().cascade.is_some());
    assert!(kubernetes("apps/v1", "StatefulSet").unwrap().is_hot(&["spec", "serviceName"]));
    // A kind of somebody else's group.
    assert!(kubernetes("serving.knative.dev/v1", "Service").is_none());
}

#[test]
fn guards_by_type_and_by_engine() {
    use Act::{Copies, Keeps, Refuses, RefusesFull};
    use Written::{Literal, Nothing, Unknown};
    for (of, attribute, act, side, written, holds) in [
        ("aws_db_instance", "deletion_protection", Refuses, Side::Api, Literal("true"), Some(true)),
        ("aws_db_instance", "deletion_protection", Refuses, Side::Api, Nothing, Some(false)),
        ("aws_db_instance", "deletion_protection", Refuses, Side::Api, Unknown, None),
        ("aws_db_instance", "skip_final_snapshot", Copies, Side::State, Nothing, Some(true)),
        ("aws_db_instance", "final_snapshot_identifier", Copies, Side::State, Literal("last"), Some(true)),
        ("aws_db_instance", "final_snapshot_identifier", Copies, Side::State, Nothing, Some(false)),
        ("aws_s3_bucket", "force_destroy", RefusesFull, Side::State, Literal("true"), Some(false)),
        ("aws_cognito_user_pool", "deletion_protection", Refuses, Side::Api, Literal("ACTIVE"), Some(true)),
        ("aws_dynamodb_table", "replica.deletion_protection_enabled", Refuses, Side::Api, Literal("true"), Some(true)),
        ("google_sql_database_instance", "deletion_protection", Refuses, Side::State, Nothing, Some(true)),
        ("google_compute_instance", "deletion_protection", Refuses, Side::Api, Nothing, Some(false)),
        ("google_project", "deletion_policy", Refuses, Side::State, Nothing, Some(true)),
        ("google_project_service", "disable_on_destroy", Keeps, Side::State, Nothing, None),
        ("any_type", "prevent_destroy", Refuses, Side::Config, Literal("true"), Some(true)),
        ("AWS::RDS::DBInstance", "DeletionProtection", Refuses, Side::Api, Literal("true"), Some(true)),
        ("AWS::RDS::DBCluster", "DeletionPolicy", Keeps, Side::State, Nothing, Some(true)),
        ("AWS::RDS::DBInstance", "DeletionPolicy", Keeps, Side::State, Nothing, None),
        ("AWS::DynamoDB::Table", "DeletionPolicy", Keeps, Side::State, Nothing, Some(false)),
        ("AWS::DynamoDB::Table", "DeletionPolicy", Keeps, Side::State, Literal("Retain"), Some(true)),
        ("cloudformation", "UpdateReplacePolicy", Keeps, Side::Config, Literal("Delete"), Some(false)),
        ("cdk", "removalPolicy", Keeps, Side::State, Literal("DESTROY"), Some(false)),
        ("pulumi", "protect", Refuses, Side::State, Literal("true"), Some(true)),
    ] {
        let meaning = guard(of, attribute).unwrap_or_else(|| panic!("{of}.{attribute}"));
        assert_eq!((meaning.act, meaning.side), (Some(act), Some(side)), "{of}.{attribute}");
        assert_eq!(meaning.holds(written), holds, "{of}.{attribute} {written:?}");
    }
    assert!(guard("compose", "volume_renamed").unwrap().note.is_some());
    assert!(guard("aws_db_instance", "tags").is_none());
    assert!(guard("AWS::S3::Bucket", "deletion_protection").is_none());
    // Numbers, with what the schema declares before what holds in general.
    let windows = terraform("aws_secretsmanager_secret").unwrap();
    let window = windows.guards().find(|guard| guard.attribute == "recovery_window_in_days").unwrap();
    assert_eq!(window.holds(Literal("0")), Some(false));
    assert_eq!(window.holds(Literal("14")), Some(true));
    assert_eq!(window.holds(Literal("soon")), None);
    assert_eq!(window.holds(Nothing), Some(true));
    // All types of Google have a policy, and a project its own.
    let policy = |name: &str| {
        let resource = terraform(name).unwrap();
        let holds = resource.guards().find(|guard| guard.attribute == "deletion_policy").unwrap().holds(Nothing);
        (resource.guards().filter(|guard| guard.attribute == "deletion_policy").count(), holds)
    };
    assert_eq!(policy("google_pubsub_topic"), (1, Some(false)));
    assert_eq!(policy("google_project"), (1, Some(true)));
}

/// How long the first question takes: unpack, find, parse. A bound far above what it takes, for slow machines.
#[test]
fn the_first_question_is_quick() {
    let fresh = table("terraform_aws").unwrap();
    let start = std::time::Instant::now();
    let copy = fresh.copy();
    let text_len = copy.text().len();
    let unpacked = start.elapsed();
    let found = super::table::find(copy.body(), "aws_db_instance").is_some();
    let row = terraform("aws_db_instance");
    println!("{text_len} bytes: unpacked in {unpacked:?}, asked in {:?}", start.elapsed());
    assert!(found && row.is_some());
    assert!(start.elapsed().as_millis() < 1_000);
}
