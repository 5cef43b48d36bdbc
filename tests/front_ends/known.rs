//! The known differences between the two formats of models, with reasons. Each entry states the exact number of
//! differences it covers.

use crate::compare::Difference;

/// Differences of one cause.
struct Rule {
    reason: &'static str,
    how_many: usize,
    applies: fn(&Difference) -> bool,
}

const RULES: &[Rule] = &[
    Rule {
        reason: "botocore does not name the values of enums: the variant is named after the value",
        how_many: 2458,
        applies: |difference| difference.aspect == "variant" && difference.is_named_after_value(),
    },
    Rule {
        reason: "botocore has no defaults",
        how_many: 5596,
        applies: |difference| match difference.aspect.as_str() {
            "default" => difference.botocore("default") == "None",
            "optional" => {
                difference.smithy("default") != "None" && difference.values == says("false", "true")
            }
            "OmitZero" => {
                difference.smithy("default") == "Some(TypeDefault)" && difference.values[1].is_none()
            }
            _ => false,
        },
    },
    Rule {
        reason: "botocore has no clientOptional",
        how_many: 2340,
        applies: |difference| {
            difference.aspect == "optional"
                && difference.values == says("true", "false")
                && difference.smithy("required") == "true"
        },
    },
    Rule {
        reason: "botocore and Smithy list paginators apart from each other",
        how_many: 794,
        applies: |difference| {
            let is_more =
                |aspect: &str| difference.aspect == aspect && difference.values[0].as_deref() == Some("None");
            difference.item.ends_with("/pages")
                && (difference.aspect == "exists" || is_more("items") || is_more("page size"))
        },
    },
    Rule {
        reason: "botocore leaves out members of errors: their message then goes by its common name",
        how_many: 620,
        applies: |difference| {
            let is_message =
                difference.item.ends_with("/message") && difference.botocore("member") == "\"message\"";
            let is_part = difference.item.starts_with("error ") && difference.item.contains('/');
            is_part
                && match difference.aspect.as_str() {
                    "exists" => difference.values[1].is_none(),
                    aspect => is_message && ["member", "wire name"].contains(&aspect),
                }
        },
    },
    Rule {
        reason: "botocore does not say of these errors whose fault they are",
        how_many: 19,
        applies: |difference| {
            difference.aspect == "server"
                && difference.values == says("true", "false")
                && difference.service != "RDS"
        },
    },
    Rule {
        reason:
            "botocore does not have the codes of awsQuery: such errors are identified by the names of their shapes",
        how_many: 79,
        applies: |difference| difference.service == "SQS" && difference.aspect == "codes",
    },
    Rule {
        reason: "botocore's waiters ask for the status of a response where Smithy's ask for an error",
        how_many: 31,
        applies: |difference| {
            difference.aspect == "acceptors" && difference.botocore("acceptors").contains("Status(")
        },
    },
    Rule {
        reason: "botocore closes the path with a slash",
        how_many: 92,
        applies: |difference| {
            difference.aspect == "Http"
                && difference.values[1] == difference.values[0].as_deref().map(with_slash)
        },
    },
    Rule {
        reason: "the Smithy model of S3 names the operation in the query, for the logs",
        how_many: 18,
        applies: |difference| {
            let without = |uri: &str| {
                let name = difference.item.trim_start_matches("operation ");
                let named = uri.replace(&format!("x-id={name}"), "");
                named.replace("?\"", "\"").replace("&\"", "\"")
            };
            difference.service == "S3"
                && difference.aspect == "Http"
                && difference.values[1] == difference.values[0].as_deref().map(without)
        },
    },
];

const NULLS: &str = "botocore does not say that these lists and maps may hold nulls";
const REQUIRED: &str = "botocore does not require them";
const NAMES: &str = "botocore calls these types otherwise";
const MEDIA: &str = "botocore has no media types";
const LEFT_OUT: &str = "botocore leaves them out";
const KEPT: &str = "botocore keeps what the models no longer have";
const HEAD: &str = "botocore has other errors of requests whose answers have no body";
const REGION: &str = "botocore makes up the region that a URL is presigned for";

/// Differences of a part of a service: the service, the aspect, a part of the items' names, how many, and why.
const PARTS: &[(&str, &str, &str, usize, &str)] = &[
    ("BackupSearch", "Sparse", "", 5, NULLS),
    ("BackupSearch", "type", "", 5, NULLS),
    ("QBusiness", "Sparse", "", 3, NULLS),
    ("QBusiness", "type", "", 3, NULLS),
    ("Ssm Sap", "Sparse", "", 1, NULLS),
    ("Ssm Sap", "type", "", 1, NULLS),
    ("Support", "Sparse", "", 4, NULLS),
    ("Support", "type", "", 4, NULLS),
    ("ConnectCases", "Sparse", "", 14, NULLS),
    ("ConnectCases", "type", "", 14, NULLS),
    ("ConnectCases", "items", "", 2, NULLS),
    ("QLDB", "Sparse", "", 4, NULLS),
    ("QLDB", "type", "", 4, NULLS),
    ("Elastic Transcoder", "required", "Exception/message", 7, REQUIRED),
    ("Elastic Transcoder", "optional", "Exception/message", 7, REQUIRED),
    (
        "Pinpoint SMS Voice",
        "exists",
        "operation ListConfigurationSets",
        1,
        LEFT_OUT,
    ),
    (
        "Notifications",
        "exists",
        "type NotificationEventSchema",
        1,
        NAMES,
    ),
    (
        "Notifications",
        "type",
        "GetNotificationEvent/output/content",
        1,
        NAMES,
    ),
    ("Notifications", "exists", "type NotificationEvent", 1, NAMES),
    ("QApps", "exists", "ActionEnum", 2, NAMES),
    ("QApps", "exists", "UserTypeEnum", 1, NAMES),
    ("QApps", "exists", "type Action", 1, NAMES),
    ("QApps", "exists", "type UserType", 1, NAMES),
    ("QApps", "type", "", 3, NAMES),
    ("deadline", "exists", "type DeadlinePrincipalType", 1, NAMES),
    ("deadline", "exists", "type PrincipalType", 1, NAMES),
    ("deadline", "type", "/principal_type", 8, NAMES),
    ("neptunedata", "MediaType", "", 2, MEDIA),
    ("SageMaker Geospatial", "MediaType", "", 1, MEDIA),
    (
        "DynamoDB",
        "exists",
        "error InvalidEndpointException",
        43,
        LEFT_OUT,
    ),
    (
        "EMR",
        "exists",
        "type BlockPublicAccessConfiguration/",
        3,
        LEFT_OUT,
    ),
    (
        "Resource Groups Tagging API",
        "exists",
        "DescribeReportCreation/output/start_date",
        1,
        LEFT_OUT,
    ),
    ("S3", "exists", "error NotFound", 3, LEFT_OUT),
    ("S3", "exists", "error NoSuch", 2, HEAD),
    ("S3", "exists", "BucketLifecycle", 2, KEPT),
    ("S3", "exists", "BucketNotification", 2, KEPT),
    ("S3", "exists", "type ", 6, KEPT),
    ("RDS", "exists", "waiter DbSnapshotCompleted", 1, KEPT),
    ("API Gateway", "exists", "GetSdkTypes/output/position", 1, KEPT),
    ("RDS", "exists", "/input/source_region", 5, REGION),
    ("Neptune", "exists", "/input/source_region", 2, REGION),
    ("DocDB", "exists", "/input/source_region", 2, REGION),
    (
        "Auto Scaling",
        "exists",
        "DescribeAutoScalingGroups/waiter",
        3,
        LEFT_OUT,
    ),
];

/// The values in the Smithy model and in botocore's, if both have one.
fn says(smithy: &str, botocore: &str) -> [Option<String>; 2] {
    [smithy, botocore].map(|value| Some(value.to_owned()))
}

fn with_slash(http: &str) -> String {
    format!("{}/\"", http.trim_end_matches('"'))
}

/// The letters and digits of a name, all of them small.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

impl Difference {
    fn smithy(&self, aspect: &str) -> &str {
        self.aspects[0].get(aspect).map_or("", String::as_str)
    }

    fn botocore(&self, aspect: &str) -> &str {
        self.aspects[1].get(aspect).map_or("", String::as_str)
    }

    fn is_named_after_value(&self) -> bool {
        let value = self.item.split_once('/').map_or("", |parts| parts.1);
        let variant = letters(self.botocore("variant"));
        // a value that is no name of its own has something behind it
        variant.starts_with(&letters(value)) && variant.len() <= letters(value).len() + "value".len()
    }

    /// The difference as a line of text.
    pub fn line(&self) -> String {
        let [smithy, botocore] = &self.values;
        let Self {
            service,
            item,
            aspect,
            ..
        } = self;
        format!("{service}: {item}: {aspect}: Smithy {smithy:?}, botocore {botocore:?}")
    }
}

/// Counts the differences for each reason; also returns those without a reason, and entries whose count is wrong.
pub fn sort(differences: &[Difference]) -> (Vec<(&'static str, usize)>, Vec<String>) {
    let (mut rules, mut parts) = (vec![0; RULES.len()], vec![0; PARTS.len()]);
    let mut wrong = Vec::new();
    for difference in differences {
        let in_part = |part: &&(&str, &str, &str, usize, &str)| {
            part.0 == difference.service && part.1 == difference.aspect && difference.item.contains(part.2)
        };
        if let Some(at) = RULES.iter().position(|rule| (rule.applies)(difference)) {
            rules[at] += 1;
        } else if let Some(at) = PARTS.iter().position(|part| in_part(&part)) {
            parts[at] += 1;
        } else {
            wrong.push(difference.line());
        }
    }
    let mut check = |what: String, expected: usize, found: usize| {
        if expected != found {
            wrong.push(format!("{what}: {found} differences, {expected} are listed"));
        }
    };
    let mut known = Vec::new();
    for (rule, found) in RULES.iter().zip(rules) {
        check(rule.reason.to_owned(), rule.how_many, found);
        known.push((rule.reason, found));
    }
    for ((service, aspect, part, expected, reason), found) in PARTS.iter().zip(parts) {
        check(format!("{service}, {aspect} of {part}"), *expected, found);
        match known.iter_mut().find(|known| known.0 == *reason) {
            Some(known) => known.1 += found,
            None => known.push((reason, found)),
        }
    }
    (known, wrong)
}
