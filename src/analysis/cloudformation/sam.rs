//! Types of SAM: which types of the platform they are deployed as, and with which properties.

use super::value::{Part, Value};

/// The type that `written` is deployed as, in the first place.
pub(super) fn deployed(written: &str) -> &str {
    match written {
        "AWS::Serverless::SimpleTable" => "AWS::DynamoDB::Table",
        "AWS::Serverless::Function" => "AWS::Lambda::Function",
        "AWS::Serverless::LayerVersion" => "AWS::Lambda::LayerVersion",
        "AWS::Serverless::Api" => "AWS::ApiGateway::RestApi",
        "AWS::Serverless::HttpApi" => "AWS::ApiGatewayV2::Api",
        "AWS::Serverless::WebSocketApi" => "AWS::ApiGatewayV2::Api",
        "AWS::Serverless::StateMachine" => "AWS::StepFunctions::StateMachine",
        "AWS::Serverless::GraphQLApi" => "AWS::AppSync::GraphQLApi",
        "AWS::Serverless::Application" => "AWS::CloudFormation::Stack",
        other => other,
    }
}

/// The section of `Globals` whose properties a type takes over.
pub(super) fn global(written: &str) -> Option<&str> {
    let kind = written.strip_prefix("AWS::Serverless::")?;
    matches!(kind, "Function" | "Api" | "HttpApi" | "SimpleTable" | "StateMachine" | "LayerVersion" | "WebSocketApi")
        .then_some(kind)
}

/// What a property is called in the type that is deployed.
pub(super) fn renamed<'n>(written: &str, property: &'n str) -> &'n str {
    match (written, property) {
        ("AWS::Serverless::StateMachine", "Name") => "StateMachineName",
        ("AWS::Serverless::StateMachine", "Type") => "StateMachineType",
        ("AWS::Serverless::Application", "Location") => "TemplateURL",
        (_, property) => property,
    }
}

/// The keys that a SimpleTable has for its `PrimaryKey`: as many properties as the table of the platform wants.
pub(super) fn keys(primary: &Value) -> Vec<(&'static str, Value)> {
    let given = |key: &str, default: &str| {
        match primary {
            Value::Map(pairs) => pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone()),
            _ => None,
        }
        .unwrap_or_else(|| Value::literal(default))
    };
    let name = given("Name", "id");
    let of = match given("Type", "String") {
        Value::Text(parts) => match parts.as_slice() {
            [Part::Literal(of)] => Value::literal(match of.as_str() {
                "String" => "S",
                "Number" => "N",
                "Binary" => "B",
                other => other,
            }),
            _ => Value::Text(parts),
        },
        other => other,
    };
    let map = |pairs: [(&str, Value); 2]| {
        Value::List(vec![Value::Map(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())])
    };
    vec![
        ("KeySchema", map([("AttributeName", name.clone()), ("KeyType", Value::literal("HASH"))])),
        ("AttributeDefinitions", map([("AttributeName", name), ("AttributeType", of)])),
    ]
}
