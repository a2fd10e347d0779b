//! Where the tables come from, to be named beside what rests on them.

use std::fmt;

/// The origin of one table.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// The table: the stem of its file in `rules/providers/`.
    pub file: &'static str,
    /// What the facts were read from: `terraform-provider-aws`.
    pub name: &'static str,
    /// Its version, where it has one.
    pub version: Option<&'static str>,
    /// The licence of what the facts were read from; `facts` where they were put together by hand.
    pub licence: &'static str,
    /// What a lock file of Terraform calls the provider, without the registry: `hashicorp/aws`.
    pub provider: Option<&'static str>,
}

impl Source {
    const fn new(
        file: &'static str,
        (name, version): (&'static str, Option<&'static str>),
        licence: &'static str,
        provider: Option<&'static str>,
    ) -> Self {
        Self { file, name, version, licence, provider }
    }

    /// The first number of the version: within it, what replaces seldom changes.
    pub fn major(&self) -> Option<u64> {
        self.version?.split('.').next()?.parse().ok()
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)?;
        self.version.map_or(Ok(()), |version| write!(f, " {version}"))
    }
}

const MPL: &str = "MPL-2.0";

/// Sorted by file. A test holds it against what each table says of itself.
static SOURCES: [Source; 15] = [
    Source::new("cloudformation", ("cfn-lint", Some("1.58.0")), "MIT-0", None),
    Source::new("engines_guards", ("vendor documentation", None), "facts", None),
    Source::new("guards_terraform", ("provider documentation", None), "facts", None),
    Source::new("kubernetes_immutable", ("kubernetes", Some("1.33")), "Apache-2.0", None),
    Source::new("terraform_aws", ("terraform-provider-aws", Some("6.58.0")), MPL, Some("hashicorp/aws")),
    Source::new("terraform_azurerm", ("terraform-provider-azurerm", Some("5.2.0")), MPL, Some("hashicorp/azurerm")),
    Source::new("terraform_builtin", ("provider docs", None), "facts", None),
    Source::new(
        "terraform_cloudflare",
        ("terraform-provider-cloudflare", Some("5.22.0")),
        "Apache-2.0",
        Some("cloudflare/cloudflare"),
    ),
    Source::new(
        "terraform_digitalocean",
        ("terraform-provider-digitalocean", Some("2.99.1")),
        MPL,
        Some("digitalocean/digitalocean"),
    ),
    Source::new("terraform_github", ("terraform-provider-github", Some("6.13.0")), "MIT", Some("integrations/github")),
    Source::new("terraform_google", ("terraform-provider-google", Some("7.45")), MPL, Some("hashicorp/google")),
    Source::new("terraform_helm", ("terraform-provider-helm", Some("3.1.2")), MPL, Some("hashicorp/helm")),
    Source::new(
        "terraform_kubernetes",
        ("terraform-provider-kubernetes", Some("3.2.1")),
        MPL,
        Some("hashicorp/kubernetes"),
    ),
    Source::new(
        "terraform_postgresql",
        ("terraform-provider-postgresql", Some("1.26.0")),
        MPL,
        Some("cyrilgdn/postgresql"),
    ),
    Source::new("terraform_random", ("terraform-provider-random", Some("3.9.0")), MPL, Some("hashicorp/random")),
];

/// The origins of all tables, sorted by file.
pub fn sources() -> &'static [Source] {
    &SOURCES
}

/// The origin of one table.
pub(super) fn of(file: &str) -> Option<&'static Source> {
    SOURCES.iter().find(|source| source.file == file)
}
