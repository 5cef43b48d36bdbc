//! The tree form of endpoint rules.
//!
//! Rules are tried in order. Once the conditions of a rule with nested rules hold, the nested rules decide: the rules
//! after it are not tried.

use super::expr::check_type;
use super::rules::{params, EndpointRules, InvalidRule, Lowered, Next, Node};
use crate::node;
use std::collections::BTreeMap;

/// The maximum nesting of rules; those of S3 have about ten levels.
const MAX_DEPTH: usize = 64;

/// Lowers a rule set.
pub fn lower(json: &node::Node) -> Lowered<EndpointRules> {
    let rules = EndpointRules {
        params: params(json)?,
        ..EndpointRules::default()
    };
    let mut graph = Graph {
        rules,
        known: BTreeMap::new(),
    };
    graph.rules.root = graph.rules_of(json, "", 0)?;
    Ok(graph.rules)
}

struct Graph {
    rules: EndpointRules,
    known: BTreeMap<Node, usize>,
}

impl Graph {
    /// Builds the graph of a list of rules, from its end.
    fn rules_of(&mut self, json: &node::Node, path: &str, depth: usize) -> Lowered<Next> {
        let path = format!("{path}rules");
        if depth > MAX_DEPTH {
            return Err(InvalidRule::new(
                &path,
                format!("rules are nested more than {MAX_DEPTH} deep"),
            ));
        }
        let Some(list) = json.get("rules").and_then(node::Node::as_array) else {
            return Err(InvalidRule::new(&path, "it must be a list of rules"));
        };
        // variables must be defined before they are used, so all rules are parsed from the front first
        let mut read = Vec::new();
        for (index, rule) in list.iter().enumerate() {
            let path = format!("{path}[{index}]");
            let conditions = match rule.get("conditions") {
                None => &[],
                Some(conditions) => conditions
                    .as_array()
                    .ok_or_else(|| InvalidRule::new(&path, "`conditions` must be a list"))?,
            };
            let mut indices = Vec::new();
            for (at, condition) in conditions.iter().enumerate() {
                let condition = self
                    .rules
                    .lower_condition(condition, &format!("{path}.conditions[{at}]"))?;
                indices.push(self.rules.condition(condition));
            }
            check_type(rule, &path)?;
            let end = match rule.get("rules") {
                Some(_) => self.rules_of(rule, &format!("{path}."), depth + 1)?,
                None => {
                    let outcome = self.rules.lower_outcome(rule, &path)?;
                    Next::Outcome(self.rules.outcome(outcome))
                }
            };
            read.push((indices, end));
        }
        let mut next = Next::NoMatch;
        for (conditions, end) in read.into_iter().rev() {
            let low = next;
            next = end;
            for condition in conditions.into_iter().rev() {
                next = self.node(Node {
                    condition,
                    high: next,
                    low,
                });
            }
        }
        Ok(next)
    }

    fn node(&mut self, node: Node) -> Next {
        if node.high == node.low && self.rules.conditions[node.condition].assign.is_none() {
            return node.high;
        }
        let rules = &mut self.rules;
        Next::Node(*self.known.entry(node).or_insert_with(|| {
            rules.nodes.push(node);
            rules.nodes.len() - 1
        }))
    }
}
