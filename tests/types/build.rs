//! Generates the types of a model without a client, with serde and without.

fn main() -> Result<(), tinsmith::Error> {
    let types = || {
        tinsmith::configure()
            .model("../serde/model/museum.smithy")
            .types_only(true)
    };
    types().generate_to_out_dir("museum")?;
    types().serde(true).generate_to_out_dir("museum_serde")
}
