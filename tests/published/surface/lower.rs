//! Converts rustdoc's JSON of types, traits and bounds to [`Ty`].

use super::rustdoc::{items, Docs};
use super::ty::Ty;
use serde_json::Value;

impl Docs<'_> {
    /// A type of a crate.
    pub fn ty(&self, at: usize, json: &Value) -> Ty {
        let Some((kind, object)) = json.as_object().and_then(|object| object.iter().next()) else {
            return Ty::unit();
        };
        let inner = |key: &str| vec![self.ty(at, &object[key])];
        match kind.as_str() {
            "resolved_path" => {
                let name = self.name(at, &object["id"]);
                let mut args = self.args(at, &object["args"]);
                self.add_defaults(&name, &mut args);
                Ty::named(name, args)
            }
            "generic" => Ty::param(object.as_str().unwrap_or_default()),
            "primitive" => Ty::named(object.as_str().unwrap_or_default(), Vec::new()),
            "tuple" => Ty::named(
                "()",
                items(object).map(|kind_json| self.ty(at, kind_json)).collect(),
            ),
            "slice" => Ty::named("[]", vec![self.ty(at, object)]),
            "array" => Ty::named(format!("[; {}]", object["len"]), inner("type")),
            "borrowed_ref" => {
                let is_mutable = object["is_mutable"] == true;
                let referent = if is_mutable {
                    vec![Ty::named("mut", inner("type"))]
                } else {
                    inner("type")
                };
                Ty::named(
                    if object["lifetime"] == "'static" {
                        "&'static"
                    } else {
                        "&"
                    },
                    referent,
                )
            }
            "impl_trait" => Ty::named("impl", self.bounds(at, object)),
            "dyn_trait" => {
                // its lifetime is what it is by default
                let all = items(&object["traits"]).map(|item| self.of_trait(at, &item["trait"]));
                Ty::named("dyn", all.collect())
            }
            "qualified_path" => Ty::Assoc {
                of: Box::new(self.ty(at, &object["self_type"])),
                of_trait: self.name(at, &object["trait"]["id"]),
                name: object["name"].as_str().unwrap_or_default().to_owned(),
                args: self.args(at, &object["args"]),
            },
            "function_pointer" => {
                let mut all: Vec<_> = items(&object["sig"]["inputs"])
                    .map(|item| self.ty(at, &item[1]))
                    .collect();
                all.push(self.ty(at, &object["sig"]["output"]));
                Ty::named("fn", all)
            }
            // nothing of the kind is in these crates
            _ => Ty::named(format!("?{kind}"), Vec::new()),
        }
    }

    /// Converts the type arguments of a path and its associated types; lifetimes are not compared.
    fn args(&self, at: usize, args: &Value) -> Vec<Ty> {
        if let Some(call) = args.get("parenthesized") {
            let inputs = items(&call["inputs"]).map(|item| self.ty(at, item)).collect();
            let output = self.ty(at, &call["output"]);
            return vec![Ty::named("()", inputs), Ty::named("Output =", vec![output])];
        }
        let args = &args["angle_bracketed"];
        let types = items(&args["args"])
            .filter_map(|item| item.get("type"))
            .map(|item| self.ty(at, item));
        let constraints = items(&args["constraints"]).filter_map(|item| {
            let ty = item["binding"]["equality"].get("type")?;
            let name = format!("{} =", item["name"].as_str()?);
            Some(Ty::named(name, vec![self.ty(at, ty)]))
        });
        types.chain(constraints).collect()
    }

    fn add_defaults(&self, name: &str, args: &mut Vec<Ty>) {
        let Some(item) = self.item(name) else { return };
        for param in item.params().iter().skip(args.len()) {
            let default = &param["kind"]["type"]["default"];
            if !default.is_null() {
                args.push(self.ty(item.at, default));
            }
        }
    }

    /// A trait with its arguments.
    pub fn of_trait(&self, at: usize, json: &Value) -> Ty {
        Ty::named(self.name(at, &json["id"]), self.args(at, &json["args"]))
    }

    /// Bounds; of lifetimes only `'static`.
    pub fn bounds(&self, at: usize, json: &Value) -> Vec<Ty> {
        let bound = |value: &Value| match value.get("trait_bound") {
            Some(value) if value["modifier"] == "none" => Some(self.of_trait(at, &value["trait"])),
            Some(_) => None,
            None => (value["outlives"] == "'static").then(|| Ty::named("'static", Vec::new())),
        };
        items(json).filter_map(bound).collect()
    }

    /// Returns the bounds in `generics`, one by one.
    pub fn requirements(&self, at: usize, generics: &Value) -> Vec<(Ty, Ty)> {
        let params = items(&generics["params"]).filter(|item| item["kind"].get("type").is_some());
        let of_params = params.map(|param| {
            let subject = Ty::param(param["name"].as_str().unwrap_or_default());
            (subject, self.bounds(at, &param["kind"]["type"]["bounds"]))
        });
        let predicates = items(&generics["where_predicates"]).filter_map(|item| item.get("bound_predicate"));
        let of_where = predicates.map(|predicate| {
            (
                self.ty(at, &predicate["type"]),
                self.bounds(at, &predicate["bounds"]),
            )
        });
        let all = of_params.chain(of_where);
        all.flat_map(|(subject, bounds)| bounds.into_iter().map(move |bound| (subject.clone(), bound)))
            .collect()
    }
}
