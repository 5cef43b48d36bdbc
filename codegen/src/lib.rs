//! tinsmith reads an AWS or Smithy service model and writes a light, idiomatic Rust client for it.

pub mod diagnostics;
pub mod docs;
pub mod emit;
pub mod endpoint;
pub mod model;
mod names;
mod passes;
pub mod plan;
pub mod read;
mod suggest;

/// temporary
pub fn generate_text(path: &std::path::Path, operations: Vec<String>, form: emit::Form) -> Result<std::collections::BTreeMap<String, String>, diagnostics::Diagnostics> {
    let source = read::Source { path: path.to_owned(), text: std::fs::read(path).unwrap() };
    let t = std::time::Instant::now();
    let (model, _) = read::smithy_json::read(&[source])?;
    eprintln!("read {:?}", t.elapsed());
    let (prepared, _) = passes::run(model, &passes::Selection { service: None, operations })?;
    eprintln!("prepared {:?}", t.elapsed());
    let (plan, _) = plan::plan(&prepared, None)?;
    eprintln!("planned {:?}", t.elapsed());
    let files = emit::emit(&plan, &form);
    eprintln!("emitted {:?}", t.elapsed());
    Ok(files)
}
