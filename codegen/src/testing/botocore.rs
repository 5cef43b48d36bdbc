//! Converts services of botocore to Smithy models, for tests that add traits which botocore cannot express.

use crate::diagnostics::Diagnostics;
use crate::json::object;
use crate::node::{Node, NodeKind};
use crate::read::botocore;
use crate::source::{Location, Source, Sources};

/// Converts the files of a service, by name, to a model in Smithy's JSON AST.
///
/// Errors: those of the front end.
pub fn botocore_as_smithy(files: &[(&str, String)]) -> Result<String, Diagnostics> {
    let source = |(name, file): &(&str, String)| Source::new(*name, file.as_str());
    let sources: Sources = files.iter().map(source).collect();
    let mut findings = Diagnostics::default();
    let ast = botocore::read(&sources, &mut findings);
    let shapes = ast.shapes.into_iter();
    let node = |shape| Node::new(NodeKind::Object(shape), Location::UNKNOWN);
    let shapes = Node::object(
        shapes.map(|(id, shape)| (id, node(shape.node))),
        Location::UNKNOWN,
    );
    let (shapes, _) = findings.ok(shapes)?;
    Ok(object! { "smithy": "2.0", "shapes": shapes }.to_string())
}
