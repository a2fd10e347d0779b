//! What is known of a type of resource, beyond what its table says.

use crate::analysis::Class;
use crate::analysis::provider::{self, When, cloudformation};

/// What is known of a type.
pub(super) struct Facts {
    of: String,
    known: Option<cloudformation::Resource>,
}

/// What is known of the type `of`.
pub(super) fn of(of: &str) -> Facts {
    Facts { of: of.to_owned(), known: provider::cloudformation(of) }
}

/// Versions of something: each is made once, and every change makes another.
const VERSIONS: &[&str] = &[
    "AWS::ApiGateway::Deployment",
    "AWS::ApiGatewayV2::Deployment",
    "AWS::AppConfig::Deployment",
    "AWS::AppConfig::HostedConfigurationVersion",
    "AWS::AutoScaling::LaunchConfiguration",
    "AWS::Batch::JobDefinition",
    "AWS::CDK::Metadata",
    "AWS::CloudFormation::WaitCondition",
    "AWS::CloudFormation::WaitConditionHandle",
    "AWS::ECS::TaskDefinition",
    "AWS::Lambda::LayerVersion",
    "AWS::Lambda::Permission",
    "AWS::Lambda::Version",
    "AWS::SageMaker::EndpointConfig",
    "AWS::SageMaker::Model",
];

/// Stores whose content the template itself writes, or that hold what passes through.
const LIGHT: &[&str] = &[
    "AWS::Cloud9::EnvironmentEC2",
    "AWS::Cognito::UserPoolUser",
    "AWS::EC2::SnapshotBlockPublicAccess",
    "AWS::ElastiCache::CacheCluster",
    "AWS::ElastiCache::ServerlessCache",
    "AWS::Glue::Catalog",
    "AWS::Glue::Database",
    "AWS::Glue::Table",
    "AWS::IdentityStore::Group",
    "AWS::Logs::LogGroup",
    "AWS::Logs::LogStream",
    "AWS::QuickSight::Analysis",
    "AWS::QuickSight::Dashboard",
    "AWS::QuickSight::DataSet",
    "AWS::SQS::Queue",
];

/// Entries of what connects: one that is made anew interrupts next to nothing.
const RULES: &[&str] = &[
    "AWS::EC2::NetworkAclEntry",
    "AWS::EC2::Route",
    "AWS::EC2::SecurityGroupEgress",
    "AWS::EC2::SecurityGroupIngress",
    "AWS::EC2::SubnetNetworkAclAssociation",
    "AWS::EC2::SubnetRouteTableAssociation",
    "AWS::EC2::VPCGatewayAttachment",
    "AWS::ElasticLoadBalancingV2::ListenerCertificate",
    "AWS::ElasticLoadBalancingV2::ListenerRule",
];

/// Properties whose update the platform refuses, by its documentation.
const REFUSED: &[(&str, &[&str])] = &[
    ("AWS::EC2::Volume", &["AvailabilityZone", "Encrypted", "KmsKeyId", "OutpostArn", "SnapshotId"]),
    ("AWS::KMS::Key", &["KeySpec", "KeyUsage", "MultiRegion", "Origin"]),
    ("AWS::Cognito::UserPool", &["AliasAttributes", "UsernameAttributes", "UsernameConfiguration"]),
];

/// Properties that the table calls conditional and whose usual change is done in place.
const IN_PLACE: &[(&str, &[&str])] = &[
    (
        "AWS::RDS::DBInstance",
        &[
            "AutoMinorVersionUpgrade",
            "BackupRetentionPeriod",
            "DBParameterGroupName",
            "MultiAZ",
            "PerformanceInsightsKMSKeyId",
            "PreferredMaintenanceWindow",
        ],
    ),
    (
        "AWS::EC2::Instance",
        &[
            "AdditionalInfo",
            "Affinity",
            "EbsOptimized",
            "InstanceType",
            "KernelId",
            "PrivateDnsNameOptions",
            "RamdiskId",
            "SecurityGroupIds",
            "UserData",
        ],
    ),
    ("AWS::EC2::Subnet", &["Ipv6CidrBlock"]),
    ("AWS::ElastiCache::ReplicationGroup", &["NodeGroupConfiguration"]),
];

/// Types of which many go without an outage: they do not make an environment.
const LOOSE: &[&str] = &[
    "AWS::Lambda::",
    "AWS::IAM::",
    "AWS::Logs::",
    "AWS::CloudWatch::",
    "AWS::Events::",
    "AWS::StepFunctions::",
    "AWS::ApiGateway::",
    "AWS::ApiGatewayV2::",
    "AWS::WAF",
    "AWS::SNS::",
    "AWS::CodeBuild::",
    "AWS::CodePipeline::",
    "AWS::SSM::",
];

/// How much is known of a change of a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Force {
    /// It replaces.
    Always,
    /// It usually does.
    Usually,
    /// It may.
    Sometimes,
    /// It is refused.
    Refused,
}

impl Facts {
    /// How precious it is; `member` where it is an instance of a cluster that keeps the data.
    pub(super) fn class(&self, member: bool) -> Class {
        match self.of.as_str() {
            "AWS::RDS::DBInstance" if member => return Class::Compute,
            // Its value stands in the template.
            "AWS::SSM::Parameter" => return Class::Config,
            of if RULES.contains(&of) => return Class::Config,
            "AWS::CloudFormation::Stack" => return Class::Config,
            _ => {}
        }
        match self.known.as_ref().map(|known| known.class) {
            Some(provider::Class::Data) => Class::Data,
            Some(provider::Class::Identity) => Class::Identity,
            Some(provider::Class::Network) => Class::Network,
            Some(provider::Class::Compute) => Class::Compute,
            Some(provider::Class::Config) | None => Class::Config,
        }
    }

    /// Whether each change makes another of it anyway.
    pub(super) fn is_version(&self) -> bool {
        VERSIONS.contains(&self.of.as_str())
    }

    /// Whether what it keeps passes through, or stands elsewhere as well.
    pub(super) fn is_light(&self) -> bool {
        LIGHT.contains(&self.of.as_str())
    }

    /// Whether it counts as a part of an environment.
    pub(super) fn is_part(&self, class: Class) -> bool {
        class != Class::Config && !LOOSE.iter().any(|prefix| self.of.starts_with(prefix))
    }

    /// What a change at `path` does.
    pub(super) fn force(&self, path: &[&str]) -> Option<Force> {
        let first = path.first()?;
        let listed = |rows: &[(&str, &[&str])]| rows.iter().any(|(of, names)| *of == self.of && names.contains(first));
        if listed(REFUSED) {
            return Some(Force::Refused);
        }
        let when = self.known.as_ref()?.replaces(path)?.when;
        if when == When::Conditional && listed(IN_PLACE) {
            return None;
        }
        // Where the schema lists tags, the platform updates them all the same.
        if matches!(*first, "Tags" | "TagSpecifications") {
            return None;
        }
        // The schema calls the keys of a table conditional; the service cannot change the keys of one that is there.
        let keys = self.of == "AWS::DynamoDB::Table" && *first == "KeySchema";
        let usual = matches!(
            (self.of.as_str(), *first),
            ("AWS::RDS::DBCluster" | "AWS::RDS::DBInstance", "Engine" | "DBSnapshotIdentifier" | "SnapshotIdentifier")
        );
        Some(match when {
            When::Always => Force::Always,
            When::Conditional if keys => Force::Always,
            When::Conditional if usual => Force::Usually,
            When::Conditional => Force::Sometimes,
        })
    }

    /// Whether anything below `first` may replace, so that a look into it pays.
    pub(super) fn touches(&self, first: &str) -> bool {
        let refused = REFUSED.iter().any(|(of, names)| *of == self.of && names.contains(&first));
        let Some(known) = self.known.as_ref() else { return refused };
        refused || known.no_update || known.replacing().any(|(listed, _)| listed.split('/').next() == Some(first))
    }

    /// What holds where a property is not written.
    pub(super) fn default(&self, path: &[&str]) -> Option<String> {
        let value = self.known.as_ref()?.default(path)?;
        Some(value.as_str().map_or_else(|| value.to_string(), str::to_owned))
    }

    /// The properties that name it for good, if a template may set all that identifies it.
    pub(super) fn names(&self) -> &[&'static str] {
        const QUEUE: &[&str] = &["QueueName"];
        match self.known.as_ref() {
            Some(_) if self.of == "AWS::SQS::Queue" => QUEUE,
            Some(known) if known.id.iter().all(|id| known.named.contains(id)) => &known.named,
            _ => &[],
        }
    }

    /// Whether its type may be left as a last snapshot.
    pub(super) fn takes_snapshot(&self) -> bool {
        self.known.as_ref().is_some_and(|known| known.snapshot)
    }

    /// Whether the one that goes is deleted before the other is made.
    pub(super) fn goes_first(&self) -> bool {
        self.known.as_ref().is_some_and(|known| known.strategy == cloudformation::Strategy::DeleteThenCreate)
    }

    /// What says so.
    pub(super) fn source(&self) -> String {
        match self.known.as_ref() {
            Some(known) => format!("the table of {}", known.source),
            None => "the rules of CloudFormation".to_owned(),
        }
    }
}
