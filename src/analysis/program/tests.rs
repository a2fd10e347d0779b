use super::kinds::{Kind, Libraries, construct, resource, snake};
use super::read::{Declared, Program};
use crate::analysis::Class;
use crate::source::{RepoPath, Side, Source};

fn program(path: &str, text: &str) -> Program {
    let path = RepoPath::from(path);
    let mut program = Program::default();
    program.take(&Source::new(path.clone(), text.as_bytes()), Side::After, &path);
    program
}

fn shown(one: &Declared) -> String {
    let of = match &one.kind {
        Kind::Construct { of, .. } | Kind::Resource { of, .. } => of.as_str(),
        Kind::Container => "-",
    };
    format!("{of} {} in {}/{} as {}", one.id, one.class, one.place(), one.bound)
}

#[test]
fn what_a_program_declares_in_each_language() {
    let cases = [
        (
            "a.ts",
            "import * as s3 from 'aws-cdk-lib/aws-s3';\nclass A extends Stack {\n constructor() {\n  const b = new Own(this, 'B');\n  \
             this.c = new s3.Bucket(b, 'C', {});\n }\n}",
            vec!["- B in A/ as b", "AWS::S3::Bucket C in A/B as c"],
        ),
        (
            "a.py",
            "from aws_cdk import aws_s3 as s3\nclass A(Stack):\n    def __init__(self):\n        self.c = s3.Bucket(self, \"C\")\n",
            vec!["AWS::S3::Bucket C in A/ as c"],
        ),
        (
            "a.go",
            "package a\nimport \"github.com/aws/aws-cdk-go/awscdk/v2/awss3\"\nfunc New(stack S) {\n\tc := awss3.NewBucket(stack, \
             jsii.String(\"C\"), nil)\n}",
            vec!["AWS::S3::Bucket C in /?stack as c"],
        ),
        (
            "A.java",
            "import software.amazon.awscdk.services.s3.Bucket;\nclass A extends Stack {\n A() {\n  Bucket c = \
             Bucket.Builder.create(this, \"C\").build();\n }\n}",
            vec!["AWS::S3::Bucket C in A/ as c"],
        ),
        (
            "A.cs",
            "using Amazon.CDK.AWS.S3;\nclass A : Stack {\n A() {\n  var c = new Bucket(this, \"C\");\n }\n}",
            vec!["AWS::S3::Bucket C in A/ as c"],
        ),
        (
            "b.ts",
            "import * as aws from \"@pulumi/aws\";\nconst c = new aws.s3.BucketV2(\"c\");\n",
            vec!["aws_s3_bucket c in /? as c"],
        ),
        (
            "b.py",
            "import pulumi_gcp as gcp\nc = gcp.storage.Bucket(\"c\")\n",
            vec!["google_storage_bucket c in /? as c"],
        ),
        (
            "b.go",
            "package b\nimport \"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/rds\"\nfunc f() {\n\tc, err := rds.NewInstance(ctx, \
             \"c\", nil)\n}",
            vec!["aws_db_instance c in /? as c"],
        ),
        (
            "B.cs",
            "using Pulumi.Aws.Rds;\nclass B : Stack {\n B() {\n  var c = new Cluster(\"c\");\n }\n}",
            vec!["aws_rds_cluster c in B/? as c"],
        ),
        (
            "B.java",
            "import com.pulumi.aws.dynamodb.Table;\nclass B {\n void f() {\n  var c = new Table(\"c\", TableArgs.builder().build());\n \
             }\n}",
            vec!["aws_dynamodb_table c in B/? as c"],
        ),
    ];
    for (path, text, expected) in cases {
        let found: Vec<String> = program(path, text).declared.iter().map(shown).collect();
        assert_eq!(found, expected, "{path}");
    }
}

#[test]
fn inputs_read_the_same_in_each_language() {
    for (path, text) in [
        (
            "a.ts",
            "import * as s3 from 'aws-cdk-lib/aws-s3';\nnew s3.Bucket(this, 'C', { bucketName: 'n', removalPolicy: cdk.RemovalPolicy.DESTROY });",
        ),
        (
            "a.py",
            "from aws_cdk import aws_s3 as s3\ns3.Bucket(self, \"C\", bucket_name=\"n\", removal_policy=RemovalPolicy.DESTROY)",
        ),
        (
            "A.java",
            "import software.amazon.awscdk.services.s3.Bucket;\nclass A { void f() { Bucket.Builder.create(this, \"C\").bucketName(\"n\").removalPolicy(RemovalPolicy.DESTROY).build(); } }",
        ),
        (
            "B.java",
            "import software.amazon.awscdk.services.s3.Bucket;\nclass A { void f() { new Bucket(this, \"C\", BucketProps.builder().bucketName(\"n\").removalPolicy(RemovalPolicy.DESTROY).build()); } }",
        ),
        (
            "A.cs",
            "using Amazon.CDK.AWS.S3;\nclass A { void F() { new Bucket(this, \"C\", new BucketProps { BucketName = \"n\", RemovalPolicy = RemovalPolicy.DESTROY }); } }",
        ),
        (
            "a.go",
            "package a\nimport \"github.com/aws/aws-cdk-go/awscdk/v2/awss3\"\nfunc f() { awss3.NewBucket(stack, jsii.String(\"C\"), &awss3.BucketProps{BucketName: jsii.String(\"n\"), RemovalPolicy: awscdk.RemovalPolicy_DESTROY}) }",
        ),
    ] {
        let program = program(path, text);
        let inputs = &program.declared.first().expect(path).inputs;
        assert_eq!(inputs.literal("bucketName"), Some("n"), "{path}: {inputs:?}");
        assert!(inputs.word("removalPolicy").is_some_and(|text| text.contains("DESTROY")), "{path}: {inputs:?}");
    }
}

#[test]
fn classes_of_libraries_stand_for_types() {
    let none = Libraries::default();
    let cdk = |callee: &str| construct(callee, &none).and_then(|kind| kind.class());
    assert_eq!(cdk("aws-cdk-lib.aws-dynamodb.Table"), Some(Class::Data));
    assert_eq!(cdk("@aws-cdk.aws-rds.CfnDBInstance"), Some(Class::Data));
    assert_eq!(cdk("aws_cdk.aws_ec2.Vpc"), Some(Class::Network));
    assert_eq!(cdk("aws-cdk-lib.aws-glue.Table"), None);
    assert_eq!(cdk("Bucket"), None, "of which service is not known");
    let pulumi = |callee: &str| resource(callee, &none).and_then(|kind| kind.class());
    assert_eq!(pulumi("@pulumi.gcp.sql.DatabaseInstance"), Some(Class::Data));
    assert_eq!(pulumi("pulumi_digitalocean.DatabaseCluster"), Some(Class::Data));
    assert_eq!(pulumi("@pulumi.aws-native.dynamodb.Table"), Some(Class::Data));
    assert_eq!(pulumi("@pulumi.awsx.ec2.Vpc"), None);
    for (camel, expected) in [
        ("dbSubnetGroupName", "db_subnet_group_name"),
        ("DatabaseInstance", "database_instance"),
        ("IPSet", "ip_set"),
        ("Ec2Fleet", "ec2_fleet"),
    ] {
        assert_eq!(snake(camel), expected);
    }
}

#[test]
fn text_cut_anywhere_is_no_panic() {
    let text = "import * as s3 from 'aws-cdk-lib/aws-s3';\nclass Ä extends Stack { constructor() { const b = new s3.Bucket(this, `é${x}`, { a: [1] }); } }";
    for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        program("a.ts", &text[..end]);
    }
}
