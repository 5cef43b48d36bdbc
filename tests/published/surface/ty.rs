//! Types in signatures: a single kind of tree for everything, so that comparing is simple.

use std::collections::BTreeMap;
use std::fmt;

/// The values of type parameters.
pub type Env = BTreeMap<String, Ty>;

/// A type, a bound or a whole signature.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ty {
    /// A name with arguments. References, tuples, functions and similar types have names that no item has.
    Named(String, Vec<Ty>),
    /// A type parameter.
    Param(String),
    /// `<of as of_trait>::name<args>`
    Assoc {
        of: Box<Ty>,
        of_trait: String,
        name: String,
        args: Vec<Ty>,
    },
}

/// A type that a caller cannot name.
pub const UNNAMEABLE: &str = "_";

impl Ty {
    pub fn named(name: impl Into<String>, args: Vec<Ty>) -> Self {
        Ty::Named(name.into(), args)
    }

    pub fn param(name: impl Into<String>) -> Self {
        Ty::Param(name.into())
    }

    pub fn unit() -> Self {
        Ty::named("()", Vec::new())
    }

    /// Changes every part, from the inside out.
    pub fn map(&self, change: &mut impl FnMut(Ty) -> Ty) -> Ty {
        let changed = match self {
            Ty::Named(name, args) => Ty::named(name, args.iter().map(|arg| arg.map(change)).collect()),
            Ty::Param(_) => self.clone(),
            Ty::Assoc {
                of,
                of_trait,
                name,
                args,
            } => Ty::Assoc {
                of: Box::new(of.map(change)),
                of_trait: of_trait.clone(),
                name: name.clone(),
                args: args.iter().map(|arg| arg.map(change)).collect(),
            },
        };
        change(changed)
    }

    /// Replaces parameters by their values.
    pub fn with(&self, env: &Env) -> Ty {
        self.map(&mut |ty| match &ty {
            Ty::Param(name) => env.get(name).cloned().unwrap_or(ty),
            _ => ty,
        })
    }

    /// Returns `true` if any part satisfies the predicate.
    pub fn any(&self, is: &impl Fn(&Ty) -> bool) -> bool {
        let inside = match self {
            Ty::Named(_, args) => args.iter().any(|arg| arg.any(is)),
            Ty::Param(_) => false,
            Ty::Assoc { of, args, .. } => of.any(is) || args.iter().any(|arg| arg.any(is)),
        };
        inside || is(self)
    }
}

/// Returns `true` if `concrete` matches the pattern, and records the values of its parameters. An associated type in a
/// pattern may be anything.
pub fn unify(pattern: &Ty, concrete: &Ty, env: &mut Env) -> bool {
    match (pattern, concrete) {
        (Ty::Param(name), _) => match env.get(name) {
            Some(bound) => bound == concrete,
            None => {
                env.insert(name.clone(), concrete.clone());
                true
            }
        },
        (Ty::Assoc { .. }, _) => true,
        (Ty::Named(a, of_a), Ty::Named(b, of_b)) => {
            let mut pairs = of_a.iter().zip(of_b);
            a == b && of_a.len() == of_b.len() && pairs.all(|(a, b)| unify(a, b, env))
        }
        (Ty::Named(..), _) => false,
    }
}

/// Nearly as Rust writes argument.
impl fmt::Display for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ty::Param(name) => f.write_str(name),
            Ty::Assoc {
                of, of_trait, name, ..
            } => write!(f, "<{of} as {of_trait}>::{name}"),
            Ty::Named(name, args) => match (name.as_str(), args.as_slice()) {
                ("&" | "&'static" | "async" | "mut" | "dyn" | "impl", [argument]) => {
                    let space = if name == "&" { "" } else { " " };
                    write!(f, "{name}{space}{argument}")
                }
                ("dyn" | "impl", all) => write!(f, "{name} {}", joined(all, " + ")),
                ("fn", [inputs @ .., output]) => write!(f, "({}) -> {output}", joined(inputs, ", ")),
                ("()", all) => write!(f, "({})", joined(all, ", ")),
                ("[]", [element]) => write!(f, "[{element}]"),
                (name, [argument]) if name.ends_with(" =") => write!(f, "{name} {argument}"),
                (_, []) => f.write_str(name),
                (_, all) => write!(f, "{name}<{}>", joined(all, ", ")),
            },
        }
    }
}

fn joined(all: &[Ty], between: &str) -> String {
    all.iter().map(Ty::to_string).collect::<Vec<_>>().join(between)
}
