//! Parses the arguments of the program.

use lexopt::prelude::*;
use std::ffi::OsString;

/// The output of `--help`.
pub const HELP: &str = "\
Prints a URL that opens the dashboard of a Flink application.

Usage:
    presigned_url [OPTIONS] APPLICATION
    presigned_url --demo [OPTIONS] [APPLICATION]

Options:
    --url-type TYPE       FLINK_DASHBOARD_URL or ZEPPELIN_UI_URL [default: FLINK_DASHBOARD_URL]
    --expires SECONDS     How long the URL stays valid, 1800 to 43200 [default: twelve hours]
    --region REGION       The region of the application [default: from the environment]
    --endpoint-url URL    Send the request to this URL
    --demo                Send it to a service this program brings along; needs no AWS account
    --serve               Only run that service, print its URL, and wait
    -h, --help            Print this
";

/// The action to take.
#[derive(Debug)]
pub enum Command {
    /// Print the help.
    Help,
    /// Make the call, or serve.
    Run(Args),
}

/// The options of the call.
#[derive(Debug)]
pub struct Args {
    /// The application.
    pub application: String,
    /// The extension to open.
    pub url_type: String,
    /// Seconds.
    pub expires: Option<i64>,
    /// The region.
    pub region: Option<String>,
    /// The URL to call.
    pub endpoint_url: Option<String>,
    /// The service to call.
    pub source: Source,
}

/// The service to call, and the credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// AWS, with settings from the environment.
    Environment,
    /// The demo service of this program.
    Demo,
    /// None: only serve.
    Serve,
}

/// Parses the arguments; the error describes the problem.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut args = Args {
        application: String::new(),
        url_type: "FLINK_DASHBOARD_URL".to_owned(),
        expires: None,
        region: None,
        endpoint_url: None,
        source: Source::Environment,
    };
    let text = |error: lexopt::Error| error.to_string();
    while let Some(argument) = parser.next().map_err(text)? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("url-type") => args.url_type = parser.value().and_then(|v| v.string()).map_err(text)?,
            Long("expires") => args.expires = Some(parser.value().and_then(|v| v.parse()).map_err(text)?),
            Long("region") => args.region = Some(parser.value().and_then(|v| v.string()).map_err(text)?),
            Long("endpoint-url") => {
                args.endpoint_url = Some(parser.value().and_then(|v| v.string()).map_err(text)?)
            }
            Long("demo") => args.source = Source::Demo,
            Long("serve") => args.source = Source::Serve,
            Value(name) if args.application.is_empty() => args.application = name.string().map_err(text)?,
            other => return Err(other.unexpected().to_string()),
        }
    }
    if args.application.is_empty() {
        match args.source {
            Source::Environment => return Err("the name of an application is missing".to_owned()),
            Source::Demo | Source::Serve => args.application = crate::demo::APPLICATION.to_owned(),
        }
    }
    Ok(Command::Run(args))
}
