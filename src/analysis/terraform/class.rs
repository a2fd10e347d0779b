//! How precious a resource is: by the tables, else by what it is called.

use super::predict::Instance;
use super::tree::source_of;
use crate::analysis::Class;
use crate::analysis::provider;

/// Words in the names of types and modules of which no table knows, that say that data is kept there.
const DATA: &[&str] = &[
    "database",
    "db",
    "rds",
    "aurora",
    "postgres",
    "postgresql",
    "mysql",
    "mariadb",
    "mongodb",
    "mongodbatlas",
    "redis",
    "elasticache",
    "memorystore",
    "dynamodb",
    "cosmosdb",
    "spanner",
    "bigtable",
    "bigquery",
    "redshift",
    "snowflake",
    "clickhouse",
    "elasticsearch",
    "opensearch",
    "bucket",
    "s3",
    "gcs",
    "storage",
    "volume",
    "disk",
    "efs",
    "filesystem",
    "kafka",
    "msk",
    "queue",
    "sqs",
    "topic",
    "backup",
    "vault",
    "table",
    "warehouse",
];

/// Types that the tables count as data, although what they hold stands in the source or is made again from elsewhere.
const MADE_AGAIN: &[&str] = &[
    "kubernetes_secret",
    "kubernetes_secret_v1",
    "github_repository_file",
    "github_branch",
    "github_actions_secret",
    "github_actions_environment_secret",
    "github_actions_organization_secret",
    "github_codespaces_secret",
    "github_dependabot_secret",
    "github_dependabot_organization_secret",
    "github_issue",
    "aws_s3_object",
    "aws_s3_bucket_object",
    "aws_s3_object_copy",
    "google_storage_bucket_object",
    "azurerm_storage_blob",
    "aws_ami_copy",
    "aws_cloudwatch_log_stream",
    "aws_ssm_parameter",
    "google_storage_managed_folder",
    "google_data_catalog_taxonomy",
    "google_data_catalog_policy_tag",
    "google_bigquery_job",
];

/// Types of which a new version is made with every deployment, as they are meant to.
const VERSIONS: &[&str] = &[
    "aws_ecs_task_definition",
    "aws_lambda_layer_version",
    "aws_launch_configuration",
    "aws_api_gateway_deployment",
    "aws_batch_job_definition",
    "aws_sagemaker_endpoint_configuration",
    "google_compute_instance_template",
    "google_compute_region_instance_template",
    "google_app_engine_standard_app_version",
    "aws_security_group_rule",
    "aws_lb_target_group_attachment",
    "aws_lambda_permission",
    "aws_route",
    "aws_route53_record",
];

/// Types that keep what has happened and not what is: worth a look, and nobody's outage.
const LOGS: &[&str] = &[
    "aws_cloudwatch_log_group",
    "google_logging_project_bucket_config",
    "azurerm_log_analytics_workspace",
    "azurerm_application_insights",
];

/// The class of `instance`, and whether a table says so.
pub(super) fn class(instance: &Instance) -> (Class, bool) {
    let Some((of, ..)) = &instance.address.resource else {
        let source = source_of(&instance.block).unwrap_or_default();
        // A registry names the provider in front and the thing behind: `terraform-aws-modules/rds/aws`.
        let name = format!("{source}/{}", instance.block.label(0));
        return (by_words(&name), false);
    };
    of_type(of)
}

/// The class of a type, and how far it can be relied on.
pub(in crate::analysis) fn of_type(of: &str) -> (Class, bool) {
    match provider::terraform(of) {
        Some(_) if VERSIONS.contains(&of) => (Class::Config, true),
        Some(_) if MADE_AGAIN.contains(&of) => (Class::Compute, true),
        Some(table) => (table.class, !LOGS.contains(&of)),
        None => (by_words(of), false),
    }
}

fn by_words(name: &str) -> Class {
    let mut words = name.split(|c: char| !c.is_ascii_alphanumeric());
    if words.any(|word| DATA.contains(&word.to_ascii_lowercase().as_str())) { Class::Data } else { Class::Compute }
}
