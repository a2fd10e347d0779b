//! Changes of templates, and what is said of them.

use super::*;
use crate::fact::TargetClass;
use crate::repo::{FileDiff, Tree};
use crate::source::{RepoPath, Source};

/// What a change of files is said to do: rule, address and confidence of each judgement.
fn judged(files: &[(&str, &str, &str)]) -> Vec<String> {
    let source = |path: &str, text: &str| Source::new(RepoPath::from(path), text.as_bytes());
    let files = files.iter().map(|(path, before, after)| match (before.is_empty(), after.is_empty()) {
        (true, _) => FileDiff::added(source(path, after)),
        (_, true) => FileDiff {
            status: Status::Deleted,
            after: None,
            ..FileDiff::modified(source(path, before), source(path, ""))
        },
        _ => FileDiff::modified(source(path, before), source(path, after)),
    });
    let change = ChangeSet { files: files.collect(), ..ChangeSet::default() };
    let rules = crate::rule::RuleSet::default();
    let mut scene = Scene::new(&change, Tree::Nothing, &rules);
    let mut said: Vec<String> = judge(&mut scene)
        .iter()
        .map(|judgement| {
            let target = &judgement.meaning;
            format!("{} {} {:?}", judgement.rule, judgement.address, target.confidence)
        })
        .collect();
    said.sort();
    said
}

/// A template in which the two sides of `@before|after@` differ, on both sides.
fn sides(template: &str) -> (String, String) {
    let (mut before, mut after) = (String::new(), String::new());
    let mut rest = template;
    while let Some((front, inner)) = rest.split_once("@<") {
        let (inner, behind) = inner.split_once(">@").unwrap();
        let (one, other) = inner.split_once("|").unwrap();
        before = before + front + one;
        after = after + front + other;
        rest = behind;
    }
    (before + rest, after + rest)
}

fn of(template: &str) -> Vec<String> {
    let (before, after) = sides(template);
    judged(&[("stack/app.yaml", &before, &after)])
}

fn resources(body: &str) -> Vec<String> {
    of(&format!("Resources:\n{body}"))
}

#[test]
fn a_property_that_cannot_be_changed_in_place() {
    let db = |line: &str| {
        resources(&format!(
            "  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      DBInstanceClass: db.t3.small\n      {line}\n"
        ))
    };
    let forced = ["replacement-forced Db High"];
    assert_eq!(db("DBName: @<a|b>@"), forced);
    assert_eq!(db("StorageEncrypted: @<false|true>@"), forced);
    assert_eq!(db("BackupRetentionPeriod: @<1|7>@"), [""; 0]);
    assert_eq!(db("StorageEncrypted: @<\"true\"|true>@"), [""; 0]);
    assert_eq!(db("DBName: @<a|!Sub a>@"), [""; 0]);
    assert_eq!(db("DBName: @<!Sub \"${AWS::StackName}-a\"|!Sub \"${AWS::StackName}-b\">@"), forced);
    assert_eq!(db("DBName: @<!Join [\"\", [a, b]]|ab>@"), [""; 0]);
    assert_eq!(db("DBName: @<!Ref \"AWS::StackName\"|{Ref: \"AWS::StackName\"}>@"), [""; 0]);
    assert_eq!(db("@<DBName: a|Port: 1>@"), forced);
    assert_eq!(db("Engine: @<mysql|postgres>@"), forced);
    assert_eq!(db("Engine: @<oracle-ee|oracle-se2>@"), ["replacement-forced Db Medium"]);
    assert_eq!(db("@<DBSnapshotIdentifier: a|Port: 1>@"), forced);
}

#[test]
fn parameters_conditions_and_mappings() {
    let head = "Parameters:\n  Name:\n    Type: String\n    Default: @<a|b>@\n  Env:\n    Type: String\n";
    let db = |line: &str| {
        format!("Resources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      DBName: {line}\n")
    };
    // An existing stack keeps what it was given.
    assert_eq!(of(&format!("{head}{}", db("!Ref Name"))), ["replacement-forced Db Low"]);
    assert_eq!(of(&format!("{head}{}", db("!Sub \"${Env}-x\""))), [""; 0]);
    let fixed = head.replace("@<a|b>@", "a");
    assert_eq!(of(&format!("{fixed}{}", db("@<a|!Ref Name>@"))), [""; 0]);
    assert_eq!(of(&format!("{fixed}{}", db("@<z|!Ref Name>@"))), ["replacement-forced Db Medium"]);
    assert_eq!(of(&format!("{fixed}{}", db("@<!Ref Env|!Ref Name>@"))), ["replacement-forced Db Low"]);
    let maps = "Mappings:\n  Names:\n    eu:\n      db: @<a|b>@\n    us:\n      db: c\n";
    assert_eq!(of(&format!("{maps}{}", db("!FindInMap [Names, eu, db]"))), ["replacement-forced Db High"]);
    assert_eq!(of(&format!("{maps}{}", db("!FindInMap [Names, us, db]"))), [""; 0]);
    assert_eq!(
        of(&format!("{maps}{}", db("!FindInMap [Names, !Ref \"AWS::Region\", db]"))),
        ["replacement-forced Db Low"]
    );
    let conditions = "Conditions:\n  Big: !Equals [!Ref Env, prod]\n  Never: !Equals [a, b]\n";
    let fixed = format!("{fixed}{conditions}");
    assert_eq!(of(&format!("{fixed}{}", db("!If [Big, a, @<b|c>@]"))), ["replacement-forced Db Low"]);
    assert_eq!(of(&format!("{fixed}{}", db("!If [Never, @<b|c>@, a]"))), [""; 0]);
    assert_eq!(of(&format!("{fixed}{}", db("!If [Never, a, @<b|c>@]"))), ["replacement-forced Db High"]);
    let ssm = "Parameters:\n  Ami:\n    Type: AWS::SSM::Parameter::Value<String>\n    Default: @</a|/b>@\n";
    assert_eq!(of(&format!("{ssm}{}", db("!Ref Ami"))), ["replacement-forced Db Low"]);
}

#[test]
fn what_is_no_longer_declared() {
    let removed = |of: &str, more: &str| {
        resources(&format!("@<  Gone:\n    Type: {of}\n{more}|>@  Stays:\n    Type: AWS::SNS::Topic\n"))
    };
    let gone = ["data-resource-removed Gone High"];
    assert_eq!(removed("AWS::DynamoDB::Table", ""), gone);
    let kept = ["resource-removed Gone High"];
    assert_eq!(removed("AWS::DynamoDB::Table", "    DeletionPolicy: Retain\n"), kept);
    assert_eq!(removed("AWS::DynamoDB::Table", "    DeletionPolicy: RetainExceptOnCreate\n"), kept);
    assert_eq!(removed("AWS::Logs::LogGroup", "    DeletionPolicy: Retain\n"), [""; 0]);
    assert_eq!(removed("AWS::DynamoDB::Table", "    UpdateReplacePolicy: Retain\n"), gone);
    // A last snapshot is taken unless the template says otherwise.
    assert_eq!(removed("AWS::RDS::DBCluster", ""), ["data-resource-removed Gone Medium"]);
    assert_eq!(removed("AWS::RDS::DBCluster", "    DeletionPolicy: Delete\n"), gone);
    let member = "    Properties:\n      DBClusterIdentifier: x\n";
    assert_eq!(removed("AWS::RDS::DBInstance", member), ["resource-removed Gone High"]);
    assert_eq!(removed("AWS::S3::Bucket", ""), ["data-resource-removed Gone Medium"]);
    assert_eq!(removed("AWS::Lambda::Version", ""), [""; 0]);
    let protected = "    Properties:\n      DeletionProtectionEnabled: true\n";
    assert_eq!(removed("AWS::DynamoDB::Table", protected), ["update-refused Gone High"]);
}

#[test]
fn what_has_another_logical_id() {
    let table = |id: &str, more: &str| {
        format!(
            "  {id}:\n    Type: AWS::DynamoDB::Table\n{more}    Properties:\n      BillingMode: PAY_PER_REQUEST\n      AttributeDefinitions: [{{AttributeName: id, AttributeType: S}}]\n      KeySchema: [{{AttributeName: id, KeyType: HASH}}]\n"
        )
    };
    let renamed = |more: &str| resources(&format!("@<{}|{}>@", table("Orders", more), table("OrdersTable", more)));
    assert_eq!(renamed(""), ["resource-renamed OrdersTable High"]);
    assert_eq!(renamed("    DeletionPolicy: Retain\n"), ["state-left-behind OrdersTable High"]);
    let named = |id: &str| table(id, "").replace("      BillingMode", "      TableName: orders\n      BillingMode");
    let both = resources(&format!("@<{}|{}>@", named("Orders"), named("OrdersTable")));
    assert_eq!(both, ["update-refused OrdersTable High"]);
    let order = resources(&format!("@<{0}{1}|{1}{0}>@", table("A", ""), table("B", "")));
    assert_eq!(order, [""; 0]);
}

#[test]
fn the_way_back_of_a_rename_is_an_edit_of_every_mention() {
    let text = |id: &str| {
        format!(
            "Resources:\n  {id}:\n    Type: AWS::EC2::VPC\n    Properties:\n      CidrBlock: 10.0.0.0/16\n      EnableDnsSupport: true\n      EnableDnsHostnames: true\n  Target:\n    Type: AWS::EC2::Subnet\n    Properties:\n      VpcId: !Ref {id}\n      CidrBlock: 10.0.0.0/24\nOutputs:\n  Id:\n    Value: !Sub \"{id}: ${{{id}}}\"\n"
        )
    };
    let (before, after) = (text("Files"), text("Shared"));
    let source = |text: &str| Source::new(RepoPath::from("a.yaml"), text.as_bytes());
    let change = ChangeSet { files: vec![FileDiff::modified(source(&before), source(&after))], ..ChangeSet::default() };
    let said = judge(&mut Scene::new(&change, Tree::Nothing, &crate::rule::RuleSet::default()));
    let renamed = said.iter().find(|judgement| judgement.rule == "resource-renamed").unwrap();
    let mut fixed = after.clone();
    for edit in renamed.fixes[0].edits.iter().rev() {
        fixed.replace_range(edit.span.start..edit.span.end, &edit.text);
    }
    assert_eq!(fixed, before.replace("Files: ${", "Shared: ${"));
    assert_eq!(said.iter().find(|judgement| judgement.rule == "replacement-cascades").unwrap().address, "Target");
}

#[test]
fn the_edit_that_keeps_a_replaced_store() {
    for (text, expected) in [
        (
            "Resources:\n  Db:\n    Type: AWS::EFS::FileSystem\n    Properties:\n      Encrypted: @<true|false>@\n",
            "    Type: AWS::EFS::FileSystem\n    UpdateReplacePolicy: Retain\n",
        ),
        (
            "Resources:\n  Db: {Type: AWS::EFS::FileSystem, Properties: {Encrypted: @<true|false>@}}\n",
            "{Type: AWS::EFS::FileSystem, UpdateReplacePolicy: Retain, Properties",
        ),
        (
            "{\"Resources\": {\n  \"Db\": {\n    \"Type\": \"AWS::EFS::FileSystem\",\n    \"Properties\": {\"Encrypted\": @<true|false>@}}}}",
            "\"AWS::EFS::FileSystem\",\n    \"UpdateReplacePolicy\": \"Retain\",\n",
        ),
        (
            "Resources:\n  Db:\n    Type: AWS::EFS::FileSystem\n    UpdateReplacePolicy: Delete\n    Properties:\n      Encrypted: @<true|false>@\n",
            "    UpdateReplacePolicy: Retain\n",
        ),
    ] {
        let (before, after) = sides(text);
        let name = if text.starts_with('{') { "a.json" } else { "a.yaml" };
        let source = |text: &str| Source::new(RepoPath::from(name), text.as_bytes());
        let change =
            ChangeSet { files: vec![FileDiff::modified(source(&before), source(&after))], ..ChangeSet::default() };
        let said = judge(&mut Scene::new(&change, Tree::Nothing, &crate::rule::RuleSet::default()));
        let mut fixed = after.clone();
        for edit in said[0].fixes[0].edits.iter().rev() {
            fixed.replace_range(edit.span.start..edit.span.end, &edit.text);
        }
        assert!(fixed.contains(expected), "{fixed}");
        // It keeps the data from the next update on, and no longer an error now.
        let change =
            ChangeSet { files: vec![FileDiff::modified(source(&before), source(&fixed))], ..ChangeSet::default() };
        let said = judge(&mut Scene::new(&change, Tree::Nothing, &crate::rule::RuleSet::default()));
        assert_eq!(said[0].meaning.confidence, Confidence::Medium);
    }
}

#[test]
fn guards_of_a_replacement() {
    let files = |more: &str| {
        resources(&format!(
            "  Files:\n    Type: AWS::EFS::FileSystem\n{more}    Properties:\n      Encrypted: @<false|true>@\n"
        ))
    };
    assert_eq!(files(""), ["replacement-forced Files High"]);
    assert_eq!(files("    DeletionPolicy: Retain\n"), ["replacement-forced Files High"]);
    assert_eq!(files("    UpdateReplacePolicy: Retain\n"), ["state-left-behind Files High"]);
    assert_eq!(files("@<|    UpdateReplacePolicy: Retain\n>@"), ["replacement-forced Files Medium"]);
    let half = |more: &str| {
        resources(&format!("  Files:\n    Type: AWS::EFS::FileSystem\n{more}    Properties:\n      Encrypted: true\n"))
    };
    assert_eq!(half("@<|    DeletionPolicy: Retain\n>@"), ["replacement-unguarded Files Medium"]);
    let added =
        "  S:\n    Type: AWS::SNS::Topic\n@<|  T:\n    Type: AWS::EFS::FileSystem\n    DeletionPolicy: Retain\n>@";
    assert_eq!(resources(added), ["replacement-unguarded T Medium"]);
    assert_eq!(half("    DeletionPolicy: Retain\n    Metadata: @<a|b>@\n"), [""; 0]);
    assert_eq!(half("@<|    DeletionPolicy: Retain\n    UpdateReplacePolicy: Retain\n>@"), [""; 0]);
}

#[test]
fn what_a_fixed_name_or_the_type_makes_the_platform_refuse() {
    let table = "  T:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      TableName: @<N|M>@\n      KeySchema: [{AttributeName: @<a|b>@, KeyType: HASH}]\n";
    assert_eq!(resources(&table.replace("@<N|M>@", "orders")), ["update-refused T High"]);
    assert_eq!(resources(table), ["replacement-forced T High"]);
    assert_eq!(
        resources(
            "  V:\n    Type: AWS::EC2::Volume\n    Properties:\n      AvailabilityZone: @<a|b>@\n      Size: 1\n"
        ),
        ["update-refused V High"]
    );
    assert_eq!(resources("  T:\n    Type: AWS::@<SNS::Topic|SQS::Queue>@\n"), ["update-refused T High"]);
}

#[test]
fn what_follows_from_a_replacement() {
    let said = resources(
        "  Vpc:\n    Type: AWS::EC2::VPC\n    Properties:\n      CidrBlock: @<10.0.0.0/16|10.1.0.0/16>@\n  Net:\n    Type: AWS::EC2::Subnet\n    Properties:\n      VpcId: !Ref Vpc\n      CidrBlock: 10.0.0.0/24\n  Subnets:\n    Type: AWS::RDS::DBSubnetGroup\n    Properties:\n      DBSubnetGroupDescription: x\n      SubnetIds: [!Ref Net]\n  Group:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      GroupDescription: x\n      VpcId: !Ref Vpc\n  Node:\n    Type: AWS::EC2::Instance\n    Properties:\n      SubnetId: !GetAtt Net.SubnetId\n",
    );
    assert_eq!(said, ["replacement-cascades Net High", "replacement-forced Vpc High"]);
}

#[test]
fn a_condition_that_takes_a_resource_away() {
    let table = |head: &str, line: &str| of(&format!("{head}Resources:\n  T:\n    Type: AWS::EFS::FileSystem\n{line}"));
    let head = "Parameters:\n  Env:\n    Type: String\nConditions:\n  Prod: !Equals [!Ref Env, prod]\n  Off: !Equals [a, b]\n  On: !Not [!Condition Off]\n";
    assert_eq!(table(head, "@<|    Condition: Off\n>@"), ["data-resource-removed T High"]);
    assert_eq!(table(head, "@<|    Condition: On\n>@"), [""; 0]);
    assert_eq!(table(head, "@<|    Condition: Prod\n>@"), ["data-resource-removed T Low"]);
    assert_eq!(table(head, "    Condition: Prod\n"), [""; 0]);
    let literal = "Conditions:\n  Use: !Equals [@<a|b>@, a]\n";
    assert_eq!(table(literal, "    Condition: Use\n"), ["data-resource-removed T High"]);
}

#[test]
fn loops_macros_and_what_does_not_parse() {
    let looped = |items: &str| {
        resources(&format!(
            "  Fn::ForEach::Tables:\n    - Name\n    - {items}\n    - Table${{Name}}:\n        Type: AWS::DynamoDB::Table\n        Properties:\n          TableName: !Ref Name\n"
        ))
    };
    assert_eq!(looped("@<[a, b]|[a]>@"), ["data-resource-removed Tableb High"]);
    assert_eq!(looped("@<[a, b]|[b, a]>@"), [""; 0]);
    let head = |transform: &str| {
        of(&format!(
            "Transform: {transform}\nResources:\n@<  T:\n    Type: AWS::EFS::FileSystem\n|>@  S:\n    Type: AWS::SNS::Topic\n"
        ))
    };
    assert_eq!(head("AWS::Serverless-2016-10-31"), ["data-resource-removed T High"]);
    assert_eq!(head("[OurMacro]"), ["data-resource-removed T Medium"]);
    let (before, _) = sides("Resources:\n  T:\n    Type: AWS::EFS::FileSystem\n");
    assert_eq!(judged(&[("a.yaml", &before, "Resources:\n  S:\n    Type: AWS::SNS::Topic\n  T: [}{\n")]), [""; 0]);
}

#[test]
fn templates_that_move() {
    let text = "Resources:\n  T:\n    Type: AWS::EFS::FileSystem\n    Properties:\n      Encrypted: true\n  S:\n    Type: AWS::SNS::Topic\n";
    let topic = "Resources:\n  S:\n    Type: AWS::SNS::Topic\n";
    let data = "Resources:\n  T:\n    Type: AWS::EFS::FileSystem\n    Properties:\n      Encrypted: true\n";
    assert_eq!(judged(&[("a.yaml", text, ""), ("b.yaml", "", text)]), [""; 0]);
    assert_eq!(judged(&[("a.yaml", text, "")]), [""; 0]);
    assert_eq!(judged(&[("a.yaml", text, topic), ("b.yaml", "", data)]), ["resource-renamed T Medium"]);
}

#[test]
fn stacks_within_stacks() {
    let parent = |body: &str| format!("Resources:\n{body}  S:\n    Type: AWS::SNS::Topic\n");
    let stack = |id: &str, url: &str| {
        format!(
            "  {id}:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: {url}\n      Parameters:\n        A: b\n        B: c\n"
        )
    };
    let inner = "Resources:\n  T:\n    Type: AWS::EFS::FileSystem\n";
    let before = parent(&stack("Data", "./data.yaml"));
    let gone = [("app.yaml", before.as_str(), &*parent("")), ("data.yaml", inner, "")];
    assert_eq!(judged(&gone), ["data-resource-removed Data High"]);
    let hidden = parent(&stack("Data", "https://x/y.yaml"));
    assert_eq!(judged(&[("app.yaml", &hidden, &parent(""))]), ["data-resource-removed Data Low"]);
    let renamed = parent(&stack("Store", "./data.yaml"));
    let said =
        judged(&[("app.yaml", &before, &renamed), ("data.yaml", inner, &inner.replace("FileSystem", "FileSystem  "))]);
    assert_eq!(said, ["resource-renamed Store High"]);
    let turned = parent(&stack("Data", "./other.yaml"));
    let other = "Resources:\n  Other:\n    Type: AWS::SNS::Topic\n";
    let said = judged(&[("app.yaml", &before, &turned), ("data.yaml", inner, ""), ("other.yaml", "", other)]);
    assert_eq!(said, ["data-resource-removed T Medium"]);
}

#[test]
fn types_of_sam() {
    let table = |line: &str| resources(&format!("  T:\n    Type: AWS::Serverless::SimpleTable\n{line}"));
    let key = "    Properties:\n      PrimaryKey:\n        Name: @<id|key>@\n        Type: String\n";
    assert_eq!(table(key), ["replacement-forced T High"]);
    assert_eq!(
        table(&key.replace("@<id|key>@", "id").replace("String", "@<String|Number>@")),
        ["replacement-forced T High"]
    );
    let written = "@<|    Properties:\n      PrimaryKey:\n        Name: id\n        Type: String\n>@";
    assert_eq!(table(written), [""; 0]);
    let real = "  T:\n    Type: @<AWS::Serverless::SimpleTable\n|AWS::DynamoDB::Table\n    Properties:\n      BillingMode: PAY_PER_REQUEST\n      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]\n      KeySchema: [{AttributeName: id, KeyType: HASH}]\n>@";
    assert_eq!(resources(real), [""; 0]);
    let function = "  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      FunctionName: @<a|b>@\n      Runtime: python3.13\n";
    assert_eq!(resources(function), ["replacement-forced F High"]);
}

#[test]
fn snapshots_of_jest() {
    let text = "exports[`stack 1`] = `\n{\n  \"Resources\": {\n    \"DbA1B2C3D4\": {\n      \"DeletionPolicy\": \"Delete\",\n      \"Properties\": {\n        \"DBName\": \"@<a|b>@\",\n      },\n      \"Type\": \"AWS::RDS::DBInstance\",\n    },\n  },\n}\n`;\n";
    let (before, after) = sides(text);
    assert_eq!(
        judged(&[("test/__snapshots__/a.test.ts.snap", &before, &after)]),
        ["replacement-forced DbA1B2C3D4 High"]
    );
}

#[test]
fn the_name_under_which_a_stack_is_deployed() {
    let config = "version = 0.1\n[default.deploy.parameters]\nstack_name = \"@<shop|store>@\"\n";
    let (before, after) = sides(config);
    assert_eq!(judged(&[("samconfig.toml", &before, &after)]), ["state-left-behind store Medium"]);
    let script = |line: &str| {
        let (before, after) = sides(line);
        judged(&[("deploy.sh", &before, &after)])
    };
    assert_eq!(
        script("aws cloudformation deploy \\\n  --stack-name @<shop|store>@ --template-file t.yaml\n"),
        ["state-left-behind store Medium"]
    );
    assert_eq!(script("NAME=@<shop|store>@\nsam deploy --stack-name \"$NAME\"\n"), ["state-left-behind store Medium"]);
    assert_eq!(script("aws cloudformation describe-stacks --stack-name @<shop|store>@\n"), [""; 0]);
    assert_eq!(script("@<|sam deploy --stack-name other\n>@sam deploy --stack-name shop\n"), [""; 0]);
    assert_eq!(script("sam deploy --stack-name @<shop-pr-1|shop-pr-2>@\n"), [""; 0]);
}

#[test]
fn what_is_lost_counts() {
    let (before, after) =
        sides("Resources:\n@<  T:\n    Type: AWS::EFS::FileSystem\n|>@  S:\n    Type: AWS::SNS::Topic\n");
    let source = |text: &str| Source::new(RepoPath::from("a.yaml"), text.as_bytes());
    let change = ChangeSet { files: vec![FileDiff::modified(source(&before), source(&after))], ..ChangeSet::default() };
    let said = judge(&mut Scene::new(&change, Tree::Nothing, &crate::rule::RuleSet::default()));
    assert_eq!(said[0].meaning.target.class, TargetClass::T5);
    assert_eq!(said[0].spot.side, Side::Before);
}

#[test]
fn a_text_that_writes_itself_out_to_a_large_one_ends() {
    let aliases = |last: &str| {
        let mut text = String::from("x: &a0 [b, b, b, b, b, b, b, b]\n");
        for level in 1..12 {
            let inner = format!("*a{}, ", level - 1).repeat(8);
            text.push_str(&format!("x{level}: &a{level} [{inner}]\n"));
        }
        let parameter = format!("Parameters:\n  P:\n    Type: String\n    Default: {}\n", "y".repeat(100_000));
        let sub = "${P}".repeat(20_000);
        format!(
            "{text}{parameter}Resources:\n  Fn::ForEach::A: [A, [1, 2, 3, 4, 5, 6], {{'Fn::ForEach::B': [B, [1, 2, 3, 4, 5, 6], {{'T${{A}}${{B}}': {{Type: 'AWS::RDS::DBInstance', Properties: {{DBName: *a11, Timezone: !Sub '{sub}', Engine: {last}}}}}}}]}}]\n"
        )
    };
    let started = std::time::Instant::now();
    judged(&[("a.yaml", &aliases("a"), &aliases("b"))]);
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn a_template_that_is_cut_off_anywhere_does_no_harm() {
    let text = "Parameters:\n  P: {Type: String, Default: a}\nResources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    DeletionPolicy: !If [A, Retain, Delete]\n    Properties:\n      DBName: !Sub [\"${P}-${x}\", {x: !Ref P}]\n      Tags: [{Key: a, Value: !Join [\"\", [a, !GetAtt Db.Arn]]}]\n  B:\n    Type: AWS::S3::Bucket\n";
    for end in (0..text.len()).step_by(3) {
        judged(&[("a.yaml", text, &text[..end])]);
        judged(&[("a.yaml", &text[..end], text)]);
    }
    let snapshot = "exports[`a 1`] = `\nObject {\n  \"Resources\": Object {\n    \"D\": Object {\n      \"Type\": \"AWS::SQS::Queue\",\n    },\n  },\n}\n`;\n";
    for end in 0..snapshot.len() {
        judged(&[("a.snap", snapshot, &snapshot[..end])]);
    }
}

#[test]
fn a_value_that_a_file_gives_to_a_parameter() {
    let template = "Parameters:\n  Name: {Type: String}\n  Size: {Type: String}\nResources:\n  Db:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      DBName: !Ref Name\n      DBInstanceClass: !Ref Size\n";
    let said = |path: &str, text: &str| {
        let (before, after) = sides(text);
        judged(&[("infra/db.yaml", template, &format!("{template}# x\n")), (path, &before, &after)])
    };
    let list = "[{\"ParameterKey\": \"Size\", \"ParameterValue\": \"@<s|m>@\"}, {\"ParameterKey\": \"Name\", \"ParameterValue\": \"@<a|b>@\"}]";
    let forced = ["replacement-forced Db Medium"];
    assert_eq!(said("infra/db-prod.json", list), forced);
    assert_eq!(said("infra/db-prod.json", &list.replace("@<a|b>@", "a")), [""; 0]);
    assert_eq!(said("infra/params.json", "{\"Parameters\": {\"Name\": \"@<a|b>@\"}}"), forced);
    assert_eq!(said("infra/parameters/prod.json", "{\"Parameters\": {\"Name\": \"@<a|b>@\"}}"), forced);
    assert_eq!(said("other/params.json", "{\"Parameters\": {\"Name\": \"@<a|b>@\"}}"), [""; 0]);
    let config = "[default.deploy.parameters]\nparameter_overrides = \"Size=s Name=@<a|b>@\"\n";
    assert_eq!(said("infra/samconfig.toml", config), forced);
}

#[test]
fn a_template_that_cannot_be_read_any_more_is_told() {
    let whole = "Resources:\n  Db:\n    Type: AWS::DynamoDB::Table\n    Properties:\n      TableName: a\n";
    let gaps = |before: &str, after: &str| {
        let source = |text: &str| Source::new(RepoPath::from("stack/app.yaml"), text.as_bytes());
        let files = vec![FileDiff::modified(source(before), source(after))];
        let change = ChangeSet { files, ..ChangeSet::default() };
        let rules = crate::rule::RuleSet::default();
        let mut scene = Scene::new(&change, Tree::Nothing, &rules);
        judge(&mut scene);
        scene.gaps.len()
    };
    let torn = whole.replace("  Db:", "<<<<<<< HEAD\n  Db:\n=======\n  Base:\n>>>>>>> x");
    for after in ["", torn.as_str(), "a: b\n", &whole.replace("    Type", "\tType")] {
        assert_eq!(gaps(whole, after), 1, "{after}");
    }
    assert_eq!(gaps(whole, &whole.replace("TableName: a", "TableName: b")), 0);
}
