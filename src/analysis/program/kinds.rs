//! What the constructs of CDK and the classes of Pulumi stand for.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::{Class, provider};

/// What a platform does with a construct of CDK that is no longer declared, where the program says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Policy {
    /// It stays.
    Retain,
    /// It goes, and a last snapshot stays.
    Snapshot,
    /// It goes.
    Destroy,
}

/// What is declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A construct of CDK, by its type of CloudFormation.
    Construct {
        /// `AWS::S3::Bucket`
        of: String,
        /// Where nothing is written.
        policy: Policy,
        class: Class,
    },
    /// A class of Pulumi, by its type of Terraform, or of CloudFormation for the native provider.
    Resource { of: String, class: Class },
    /// A class of the program itself, which holds others.
    Container,
}

impl Kind {
    pub(super) fn class(&self) -> Option<Class> {
        match self {
            Kind::Construct { class, .. } | Kind::Resource { class, .. } => Some(*class),
            Kind::Container => None,
        }
    }
}

/// Constructs: the service, the class, the type of CloudFormation, and what happens where no policy is written.
const CONSTRUCTS: &[(&str, &str, &str, Policy)] = &[
    ("s3", "Bucket", "AWS::S3::Bucket", Policy::Retain),
    ("dynamodb", "Table", "AWS::DynamoDB::Table", Policy::Retain),
    ("dynamodb", "TableV2", "AWS::DynamoDB::GlobalTable", Policy::Retain),
    ("rds", "DatabaseInstance", "AWS::RDS::DBInstance", Policy::Snapshot),
    ("rds", "DatabaseInstanceFromSnapshot", "AWS::RDS::DBInstance", Policy::Snapshot),
    ("rds", "DatabaseInstanceReadReplica", "AWS::RDS::DBInstance", Policy::Snapshot),
    ("rds", "DatabaseCluster", "AWS::RDS::DBCluster", Policy::Snapshot),
    ("rds", "DatabaseClusterFromSnapshot", "AWS::RDS::DBCluster", Policy::Snapshot),
    ("rds", "ServerlessCluster", "AWS::RDS::DBCluster", Policy::Snapshot),
    ("efs", "FileSystem", "AWS::EFS::FileSystem", Policy::Retain),
    ("fsx", "LustreFileSystem", "AWS::FSx::FileSystem", Policy::Retain),
    ("cognito", "UserPool", "AWS::Cognito::UserPool", Policy::Retain),
    ("kms", "Key", "AWS::KMS::Key", Policy::Retain),
    ("opensearchservice", "Domain", "AWS::OpenSearchService::Domain", Policy::Retain),
    ("opensearch", "Domain", "AWS::OpenSearchService::Domain", Policy::Retain),
    ("elasticsearch", "Domain", "AWS::Elasticsearch::Domain", Policy::Retain),
    ("docdb", "DatabaseCluster", "AWS::DocDB::DBCluster", Policy::Retain),
    ("neptune", "DatabaseCluster", "AWS::Neptune::DBCluster", Policy::Retain),
    ("redshift", "Cluster", "AWS::Redshift::Cluster", Policy::Retain),
    ("kinesis", "Stream", "AWS::Kinesis::Stream", Policy::Retain),
    ("logs", "LogGroup", "AWS::Logs::LogGroup", Policy::Retain),
    ("ecr", "Repository", "AWS::ECR::Repository", Policy::Retain),
    ("backup", "BackupVault", "AWS::Backup::BackupVault", Policy::Retain),
    ("ec2", "Volume", "AWS::EC2::Volume", Policy::Retain),
    ("secretsmanager", "Secret", "AWS::SecretsManager::Secret", Policy::Destroy),
    ("sqs", "Queue", "AWS::SQS::Queue", Policy::Destroy),
    ("ec2", "Vpc", "AWS::EC2::VPC", Policy::Destroy),
    ("ec2", "Instance", "AWS::EC2::Instance", Policy::Destroy),
    ("ec2", "BastionHostLinux", "AWS::EC2::Instance", Policy::Destroy),
    ("ecs", "Cluster", "AWS::ECS::Cluster", Policy::Destroy),
    ("ecs", "FargateService", "AWS::ECS::Service", Policy::Destroy),
    ("ecs", "Ec2Service", "AWS::ECS::Service", Policy::Destroy),
    ("eks", "Cluster", "AWS::EKS::Cluster", Policy::Destroy),
    ("msk", "Cluster", "AWS::MSK::Cluster", Policy::Retain),
    ("route53", "HostedZone", "AWS::Route53::HostedZone", Policy::Destroy),
    ("route53", "PublicHostedZone", "AWS::Route53::HostedZone", Policy::Destroy),
    ("route53", "PrivateHostedZone", "AWS::Route53::HostedZone", Policy::Destroy),
    ("elasticloadbalancingv2", "ApplicationLoadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer", Policy::Destroy),
    ("elasticloadbalancingv2", "NetworkLoadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer", Policy::Destroy),
    ("cloudfront", "Distribution", "AWS::CloudFront::Distribution", Policy::Destroy),
    ("apigateway", "RestApi", "AWS::ApiGateway::RestApi", Policy::Destroy),
];

/// Services as CloudFormation writes them.
const SERVICES: &[&str] = &[
    "S3",
    "DynamoDB",
    "RDS",
    "EFS",
    "FSx",
    "Cognito",
    "KMS",
    "OpenSearchService",
    "Elasticsearch",
    "DocDB",
    "Neptune",
    "Redshift",
    "Kinesis",
    "Logs",
    "ECR",
    "Backup",
    "EC2",
    "SecretsManager",
    "SQS",
    "SNS",
    "ECS",
    "EKS",
    "MSK",
    "Route53",
    "ElasticLoadBalancingV2",
    "CloudFront",
    "ApiGateway",
    "ApiGatewayV2",
    "ElastiCache",
    "MemoryDB",
    "Lambda",
    "Timestream",
    "QLDB",
    "DAX",
    "Athena",
    "Glue",
    "Batch",
    "AmazonMQ",
    "IoT",
    "AppSync",
    "CertificateManager",
    "ACMPCA",
    "DMS",
    "S3Tables",
    "DSQL",
];

/// Types of Pulumi that are not called like those of Terraform.
const RENAMED: &[(&str, &str, &str, &str)] = &[
    ("aws", "rds", "Instance", "aws_db_instance"),
    ("aws", "rds", "SubnetGroup", "aws_db_subnet_group"),
    ("aws", "rds", "ParameterGroup", "aws_db_parameter_group"),
    ("aws", "s3", "BucketV2", "aws_s3_bucket"),
    ("aws", "docdb", "Cluster", "aws_docdb_cluster"),
    ("aws", "lb", "LoadBalancer", "aws_lb"),
    ("aws", "alb", "LoadBalancer", "aws_lb"),
    ("aws", "elb", "LoadBalancer", "aws_elb"),
    ("aws", "route53", "Zone", "aws_route53_zone"),
    ("aws", "elasticsearch", "Domain", "aws_elasticsearch_domain"),
    ("azure", "postgresql", "FlexibleServer", "azurerm_postgresql_flexible_server"),
];

/// Providers of Pulumi and the word in front of their types of Terraform.
const PROVIDERS: &[(&str, &str)] = &[
    ("aws", "aws"),
    ("gcp", "google"),
    ("azure", "azurerm"),
    ("digitalocean", "digitalocean"),
    ("cloudflare", "cloudflare"),
    ("postgresql", "postgresql"),
    ("random", "random"),
];

/// What a file brings in.
#[derive(Debug, Default)]
pub(super) struct Libraries {
    /// Services of CDK, in lower case.
    services: BTreeSet<String>,
    /// Providers of Pulumi, each with the modules that are brought in by their names.
    providers: BTreeMap<&'static str, Vec<String>>,
    /// Whether the native provider of AWS is the only one of AWS.
    native: bool,
}

impl Libraries {
    /// Of a text: the lines that bring something in.
    pub(super) fn of(text: &str) -> Self {
        /// So much of them is looked at.
        const BYTES: usize = 16 * 1024;
        let starts = ["import", "using", "from", "const ", "} from", "\"", "pulumi", "aws"];
        let brings = |line: &&str| {
            let line = line.trim_start();
            starts.iter().any(|word| line.starts_with(word)) || line.contains("pulumi/sdk") || line.contains("awscdk")
        };
        let mut lines = String::new();
        for line in text.lines().filter(brings) {
            if lines.len() + line.len() > BYTES {
                break;
            }
            lines.push_str(&line.to_lowercase());
            lines.push('\n');
        }
        Self::read(&lines)
    }

    fn read(lines: &str) -> Self {
        let any = |marks: &[String]| marks.iter().any(|mark| lines.contains(mark.as_str()));
        let own = CONSTRUCTS.iter().map(|(service, ..)| (*service).to_owned());
        let services = SERVICES.iter().map(|service| service.to_lowercase()).chain(own);
        let in_cdk =
            |service: &String| any(&["aws-", "aws_", "services.", "aws."].map(|front| format!("{front}{service}")));
        let provider = |own: &str| {
            let named = [format!("pulumi-{own}/"), format!("pulumi_{own}"), format!("pulumi.{own}")];
            any(&named) || any(&["\"", "'", "/"].map(|end| format!("@pulumi/{own}{end}")))
        };
        let brought = PROVIDERS.iter().map(|(own, _)| *own).filter(|own| provider(own));
        Self {
            services: services.filter(in_cdk).collect(),
            providers: brought.map(|own| (own, modules(lines, own))).collect(),
            native: lines.contains("aws-native") && !lines.contains("pulumi-aws/") && !lines.contains("pulumi/aws\""),
        }
    }
}

/// The last step of a callee without what marks a constructor in Go, and the step in front of it.
fn steps(callee: &str) -> (&str, Option<&str>) {
    let callee = callee.strip_suffix(".Builder.create").unwrap_or(callee);
    let mut steps = callee.rsplit('.');
    let last = steps.next().unwrap_or_default();
    let bare =
        last.strip_prefix("New").filter(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase())).unwrap_or(last);
    (bare, steps.next())
}

/// `aws-s3`, `aws_s3`, `awss3`, `S3` are the same service.
fn service(step: &str) -> String {
    let lower: String = step.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    lower.strip_prefix("aws").map(str::to_owned).unwrap_or(lower)
}

/// The construct of CDK that a call of `callee` declares.
pub(super) fn construct(callee: &str, libraries: &Libraries) -> Option<Kind> {
    let (name, within) = steps(callee);
    let within = within.map(service);
    let of_service = |wanted: &str| match &within {
        Some(own) => own == wanted,
        None => libraries.services.contains(wanted),
    };
    if let Some(resource) = name.strip_prefix("Cfn") {
        let service = SERVICES.iter().find(|service| of_service(&service.to_lowercase()))?;
        let of = format!("AWS::{service}::{resource}");
        let class = provider::cloudformation(&of)?.class;
        return Some(Kind::Construct { of, policy: Policy::Destroy, class });
    }
    let (.., of, policy) = CONSTRUCTS.iter().find(|(service, own, ..)| *own == name && of_service(service))?;
    let class = provider::cloudformation(of).map_or(Class::Config, |known| known.class);
    Some(Kind::Construct { of: (*of).to_owned(), policy: *policy, class })
}

/// Whether `callee` is one of a library of CDK or Pulumi, and not a class of the program.
pub(super) fn is_of_library(callee: &str) -> bool {
    let lower = callee.to_lowercase();
    ["aws-cdk", "aws_cdk", "awscdk", "@aws-solutions", "pulumi", "constructs", "cdktf"]
        .iter()
        .any(|mark| lower.contains(mark))
        || callee.split('.').next().is_some_and(|first| first.starts_with("aws"))
}

/// The resource of Pulumi that a call of `callee` declares.
pub(super) fn resource(callee: &str, libraries: &Libraries) -> Option<Kind> {
    let (name, within) = steps(callee);
    let lower = callee.to_lowercase().replace(['_', '-', '/'], ".");
    if lower.contains("aws.native") || within.is_some() && libraries.native {
        return native(name, within?);
    }
    PROVIDERS.iter().find_map(|(own, prefix)| {
        let named = lower.split('.').any(|step| step == *own);
        let brought = libraries.providers.get(own).filter(|_| !lower.contains("pulumi"));
        if !named && brought.is_none() {
            return None;
        }
        let within = within.filter(|within| !within.eq_ignore_ascii_case(own)).map(snake);
        let modules = within.map_or_else(|| libraries.providers.get(own).cloned().unwrap_or_default(), |one| vec![one]);
        let modules = modules.iter().map(String::as_str).chain([""]);
        let of =
            modules.flat_map(|module| types(own, prefix, module, name)).find(|of| provider::terraform(of).is_some())?;
        let class = provider::terraform(&of)?.class;
        Some(Kind::Resource { of, class })
    })
}

/// What a class of a module may be called by Terraform.
fn types(provider: &str, prefix: &str, module: &str, name: &str) -> Vec<String> {
    let other = RENAMED.iter().find(|(p, m, n, _)| *p == provider && *m == module && *n == name);
    let full = format!("{prefix}_{module}_{}", snake(name));
    let short = format!("{prefix}_{}", snake(name));
    other.map(|row| row.3.to_owned()).into_iter().chain((!module.is_empty()).then_some(full)).chain([short]).collect()
}

/// A class of the native provider of AWS.
fn native(name: &str, module: &str) -> Option<Kind> {
    let service = SERVICES.iter().find(|service| module.eq_ignore_ascii_case(service))?;
    let of = format!("AWS::{service}::{name}");
    let class = provider::cloudformation(&of)?.class;
    Some(Kind::Resource { of, class })
}

/// The modules of a provider that a file brings in by their names: `using Pulumi.Aws.S3`, `com.pulumi.aws.s3.Bucket`.
fn modules(lines: &str, provider: &str) -> Vec<String> {
    const MOST: usize = 32;
    let mark = format!("pulumi.{provider}.");
    let found = lines.match_indices(&mark).filter_map(|(at, mark)| {
        let rest = lines.get(at + mark.len()..)?;
        rest.split(|c: char| !c.is_alphanumeric()).next().map(str::to_owned)
    });
    found.take(MOST).collect()
}

/// `dbSubnetGroupName` as `db_subnet_group_name`.
pub(super) fn snake(text: &str) -> String {
    let mut out = String::new();
    let letters: Vec<char> = text.chars().collect();
    for (at, c) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        let after = letters.get(at + 1);
        let starts = c.is_uppercase()
            && before.is_some_and(|before| {
                before.is_lowercase() || before.is_ascii_digit() || after.is_some_and(|after| after.is_lowercase())
            });
        if starts && !out.ends_with('_') {
            out.push('_');
        }
        out.extend(c.to_lowercase().map(|c| if c == '-' { '_' } else { c }));
    }
    out
}
