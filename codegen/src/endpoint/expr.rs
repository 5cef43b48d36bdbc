//! Parses expressions: references, function calls, literals, and templates in strings.

use super::rules::{Condition, EndpointRules, Expr, Function, InvalidRule, Lowered, Outcome, Step};
use crate::model::http_text::{is_header_value, is_token};
use crate::node::{Node, NodeKind};

/// The maximum nesting of expressions; real rules have about five levels.
const MAX_DEPTH: usize = 64;

/// Checks that a rule is exactly one of an endpoint, an error and a list of rules, as its `type` says.
pub(super) fn check_type(json: &Node, path: &str) -> Lowered<()> {
    let parts = ["endpoint", "error", "rules"];
    let found: Vec<_> = parts
        .into_iter()
        .filter(|part| json.get(part).is_some())
        .collect();
    if let [first, second, ..] = found.as_slice() {
        let message = format!("the rule has both `{first}` and `{second}`, but can have only one");
        return Err(InvalidRule::new(path, message));
    }
    let Some(said) = json.text("type") else {
        return Ok(());
    };
    let part = if said == "tree" { "rules" } else { said };
    if found.first().is_some_and(|found| *found != part) {
        let message = format!("the `type` of the rule is `{said}`, but it has no `{part}`");
        return Err(InvalidRule::new(path, message));
    }
    Ok(())
}

impl EndpointRules {
    /// Parses a condition and the variable it assigns.
    pub(super) fn lower_condition(&mut self, json: &Node, path: &str) -> Lowered<Condition> {
        let test = self.call(json, path, 0)?;
        let assign = json.text("assign").map(|name| self.slot(name));
        Ok(Condition { test, assign })
    }

    /// Parses an endpoint or error.
    pub(super) fn lower_outcome(&mut self, json: &Node, path: &str) -> Lowered<Outcome> {
        check_type(json, path)?;
        match (json.get("endpoint"), json.get("error")) {
            (Some(endpoint), _) => self.endpoint(endpoint, &format!("{path}.endpoint")),
            (None, Some(error)) => Ok(Outcome::Error(self.text(error, &format!("{path}.error"))?)),
            (None, None) => Err(InvalidRule::new(
                path,
                "the rule has neither `endpoint` nor `error`",
            )),
        }
    }

    fn endpoint(&mut self, json: &Node, path: &str) -> Lowered<Outcome> {
        let Some(url) = json.get("url") else {
            return Err(InvalidRule::new(path, "the endpoint has no `url`"));
        };
        let url = self.text(url, &format!("{path}.url"))?;
        let mut headers = Vec::new();
        for header in json.get("headers").into_iter().flat_map(Node::members) {
            let path = format!("{path}.headers.{}", header.key);
            if !is_token(&header.key) {
                let message = format!("`{}` is not a header name", header.key);
                return Err(InvalidRule::new(&path, message));
            }
            let values = header
                .value
                .as_array()
                .ok_or_else(|| InvalidRule::new(&path, "a header must be a list of values"))?;
            let values = values
                .iter()
                .map(|value| self.header_value(value, &path))
                .collect::<Lowered<_>>()?;
            headers.push((header.key.clone(), values));
        }
        let mut properties = Vec::new();
        for property in json.get("properties").into_iter().flat_map(Node::members) {
            let path = format!("{path}.properties.{}", property.key);
            properties.push((property.key.clone(), self.literal(&property.value, &path, 0)?));
        }
        Ok(Outcome::Endpoint {
            url,
            headers,
            properties,
        })
    }

    /// Parses a value of a header, whose text outside of braces must be one.
    fn header_value(&mut self, json: &Node, path: &str) -> Lowered<Expr> {
        let value = self.text(json, path)?;
        let parts = match &value {
            Expr::Template(parts) => parts.as_slice(),
            single => std::slice::from_ref(single),
        };
        let is_valid = |part: &Expr| match part {
            // spaces at the ends of a part are inside the value, or do no harm
            Expr::Str(text) => text.trim_matches(' ').is_empty() || is_header_value(text.trim_matches(' ')),
            _ => true,
        };
        if parts.iter().all(is_valid) {
            Ok(value)
        } else {
            let message = "the value of a header must consist of visible ASCII characters and spaces";
            Err(InvalidRule::new(path, message))
        }
    }

    /// Parses an expression whose value is a string.
    fn text(&mut self, json: &Node, path: &str) -> Lowered<Expr> {
        if json.as_str().is_none() && json.as_object().is_none() {
            let message = format!("it must be a string, but this is {}", json.kind_name());
            return Err(InvalidRule::new(path, message));
        }
        self.expr(json, path, 0)
    }

    /// Parses an expression: a reference, a function call, a string that may be a template, or a literal.
    fn expr(&mut self, json: &Node, path: &str, depth: usize) -> Lowered<Expr> {
        too_deep(path, depth)?;
        match &json.kind {
            NodeKind::Object(object) => match object.get("ref").map(Node::as_str) {
                Some(Some(name)) => self.reference(name, path),
                Some(None) => Err(InvalidRule::new(path, "`ref` must be a name")),
                None => self.call(json, path, depth),
            },
            NodeKind::Array(items) => self.items(items, path, depth).map(Expr::List),
            _ => self.literal(json, path, depth),
        }
    }

    /// Parses a value inside properties, where objects are literals and not expressions.
    fn literal(&mut self, json: &Node, path: &str, depth: usize) -> Lowered<Expr> {
        too_deep(path, depth)?;
        match &json.kind {
            NodeKind::String(text) => self.template(text, path),
            NodeKind::Bool(value) => Ok(Expr::Bool(*value)),
            NodeKind::Number(_) => match json.as_i64() {
                Some(number) => Ok(Expr::Int(number)),
                None => Err(InvalidRule::new(path, "a number must be an integer")),
            },
            NodeKind::Array(items) => {
                let items = items.iter().map(|item| self.literal(item, path, depth + 1));
                Ok(Expr::List(items.collect::<Lowered<_>>()?))
            }
            NodeKind::Object(members) => {
                let mut record = Vec::new();
                for member in members {
                    let path = format!("{path}.{}", member.key);
                    record.push((member.key.clone(), self.literal(&member.value, &path, depth + 1)?));
                }
                Ok(Expr::Record(record))
            }
            NodeKind::Null => Err(InvalidRule::new(path, "null is not allowed")),
        }
    }

    fn items(&mut self, items: &[Node], path: &str, depth: usize) -> Lowered<Vec<Expr>> {
        items
            .iter()
            .map(|item| self.expr(item, path, depth + 1))
            .collect()
    }

    fn call(&mut self, json: &Node, path: &str, depth: usize) -> Lowered<Expr> {
        let Some(name) = json.text("fn") else {
            return Err(InvalidRule::new(
                path,
                "an expression must be a `ref`, a `fn` or a literal",
            ));
        };
        let Some(arguments) = json.get("argv").and_then(Node::as_array) else {
            return Err(InvalidRule::new(
                path,
                format!("the function `{name}` has no `argv`"),
            ));
        };
        let path = format!("{path}.{name}");
        if name == "getAttr" {
            let (of, steps) = match arguments {
                [of, steps] => (of, steps.as_str()),
                _ => (json, None),
            };
            let Some(steps) = steps else {
                return Err(InvalidRule::new(&path, "it takes a value and a path"));
            };
            return Ok(Expr::Attr(
                Box::new(self.expr(of, &path, depth + 1)?),
                steps_of(steps, &path)?,
            ));
        }
        let Some((function, count)) = Function::by_name(name) else {
            return Err(InvalidRule::new(&path, "the function does not exist"));
        };
        if !count.contains(&arguments.len()) {
            let message = format!("it takes {} arguments, not {}", count.start(), arguments.len());
            return Err(InvalidRule::new(&path, message));
        }
        Ok(Expr::Call(function, self.items(arguments, &path, depth)?))
    }

    fn reference(&mut self, name: &str, path: &str) -> Lowered<Expr> {
        if let Some(param) = self.params.iter().position(|param| param.name == name) {
            return Ok(Expr::Param(param));
        }
        match self.slots.iter().position(|slot| slot == name) {
            Some(slot) => Ok(Expr::Var(slot)),
            None => Err(InvalidRule::new(path, format!("`{name}` is not defined here"))),
        }
    }

    /// Parses a string: `{Region}` and `{url#authority}` are replaced by values, `{{` and `}}` are braces.
    fn template(&mut self, text: &str, path: &str) -> Lowered<Expr> {
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            plain.push_str(&rest[..at]);
            let brace = &rest[at..];
            if brace.starts_with("{{") || brace.starts_with("}}") {
                plain.push_str(&brace[..1]);
                rest = &brace[2..];
                continue;
            }
            let inside = brace.strip_prefix('{').and_then(|inside| inside.split_once('}'));
            let Some((inside, after)) = inside else {
                return Err(InvalidRule::new(
                    path,
                    format!("the braces in `{text}` are not balanced"),
                ));
            };
            if !plain.is_empty() {
                parts.push(Expr::Str(std::mem::take(&mut plain)));
            }
            parts.push(match inside.split_once('#') {
                Some((name, steps)) => {
                    Expr::Attr(Box::new(self.reference(name, path)?), steps_of(steps, path)?)
                }
                None => self.reference(inside, path)?,
            });
            rest = after;
        }
        plain.push_str(rest);
        if parts.is_empty() {
            return Ok(Expr::Str(plain));
        }
        if !plain.is_empty() {
            parts.push(Expr::Str(plain));
        }
        match parts.len() {
            // a template of one part is the part itself, which must be a string where one is needed
            1 => Ok(parts.swap_remove(0)),
            _ => Ok(Expr::Template(parts)),
        }
    }
}

/// Parses the path `name.list[0]` into steps.
fn steps_of(text: &str, path: &str) -> Lowered<Vec<Step>> {
    let mut steps = Vec::new();
    for part in text.split('.') {
        let (key, indices) = match part.find('[') {
            Some(at) => part.split_at(at),
            None => (part, ""),
        };
        if !key.is_empty() {
            steps.push(Step::Key(key.to_owned()));
        }
        for index in indices.split('[').skip(1) {
            let index = index.strip_suffix(']').and_then(|index| index.parse().ok());
            steps.push(Step::Index(index.ok_or_else(|| {
                InvalidRule::new(path, format!("`{text}` is not a path"))
            })?));
        }
    }
    if steps.is_empty() {
        Err(InvalidRule::new(path, format!("`{text}` is not a path")))
    } else {
        Ok(steps)
    }
}

fn too_deep(path: &str, depth: usize) -> Lowered<()> {
    if depth > MAX_DEPTH {
        Err(InvalidRule::new(
            path,
            format!("expressions are nested more than {MAX_DEPTH} deep"),
        ))
    } else {
        Ok(())
    }
}
