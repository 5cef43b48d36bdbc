//! Creates the model and generates its client.

#[path = "src/model.rs"]
mod model;

use tinsmith_materials::{cfg, out, write};

fn main() -> Result<(), tinsmith::Error> {
    cfg("models", "TINSMITH_MODELS");
    println!("cargo::rerun-if-changed=src/model.rs");
    println!("cargo::rerun-if-changed=src/texts.json");
    let file = out("hostile.json");
    write(&file, &model::model().to_string());
    tinsmith::configure().model(file).generate_to_out_dir("hostile")
}
