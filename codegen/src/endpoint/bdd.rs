//! The BDD form of endpoint rules: conditions and results in tables, and the graph as packed numbers.
//!
//! Each node consists of three big-endian 32-bit numbers: a condition, and the references for true and false. A
//! reference is the number of a node, from 1, or negative for its complement; 1 and -1 are the terminals; numbers from
//! 100,000,000 are results, of which the first, 0, means "no match" and is not in the table.

use super::rules::{params, EndpointRules, InvalidRule, Lowered, Next, Node};
use crate::node;
use std::collections::BTreeMap;

const RESULT_BASE: i32 = 100_000_000;

/// Lowers the BDD form.
pub fn lower(json: &node::Node) -> Lowered<EndpointRules> {
    let mut rules = EndpointRules {
        params: params(json)?,
        ..EndpointRules::default()
    };
    let list = |name: &str| {
        let list = json.get(name).and_then(node::Node::as_array);
        list.ok_or_else(|| InvalidRule::new(name, "it must be a list"))
    };
    for (index, condition) in list("conditions")?.iter().enumerate() {
        let condition = rules.lower_condition(condition, &format!("conditions[{index}]"))?;
        // the nodes refer to conditions by position, so duplicates must be kept
        rules.conditions.push(condition);
    }
    for (index, result) in list("results")?.iter().enumerate() {
        let outcome = rules.lower_outcome(result, &format!("results[{index}]"))?;
        rules.outcomes.push(outcome);
    }
    let nodes = nodes(json)?;
    let root = json
        .get("root")
        .and_then(node::Node::as_i64)
        .and_then(|root| i32::try_from(root).ok());
    let root = root.ok_or_else(|| InvalidRule::new("root", "it must be the number of a node"))?;
    let mut graph = Graph {
        rules,
        nodes,
        done: BTreeMap::new(),
        open: Vec::new(),
    };
    graph.rules.root = graph.follow(root)?;
    Ok(graph.rules)
}

fn nodes(json: &node::Node) -> Lowered<Vec<[i32; 3]>> {
    let text = json
        .text("nodes")
        .ok_or_else(|| InvalidRule::new("nodes", "it must be a string"))?;
    let bytes = decode_base64(text).ok_or_else(|| InvalidRule::new("nodes", "it is not base64"))?;
    if bytes.len() % 12 != 0 {
        return Err(InvalidRule::new(
            "nodes",
            "its length is not a multiple of the size of a node",
        ));
    }
    let number = |bytes: &[u8]| {
        bytes
            .iter()
            .fold(0_i32, |number, byte| (number << 8) | i32::from(*byte))
    };
    Ok(bytes
        .chunks_exact(12)
        .map(|node| [number(&node[..4]), number(&node[4..8]), number(&node[8..])])
        .collect())
}

struct Graph {
    rules: EndpointRules,
    nodes: Vec<[i32; 3]>,
    /// The resolved references to nodes or their complements.
    done: BTreeMap<i32, Next>,
    /// The references that are being resolved.
    open: Vec<i32>,
}

impl Graph {
    /// Resolves a reference and adds the nodes on the way. Conditions must be in ascending order, so that no path is
    /// longer than their number.
    fn follow(&mut self, reference: i32) -> Lowered<Next> {
        if reference >= RESULT_BASE {
            return match usize::try_from(reference - RESULT_BASE).unwrap_or_default() {
                0 => Ok(Next::NoMatch),
                result if result <= self.rules.outcomes.len() => Ok(Next::Outcome(result - 1)),
                result => Err(InvalidRule::new(
                    "nodes",
                    format!("result {result} does not exist"),
                )),
            };
        }
        if reference.unsigned_abs() == 1 {
            return Ok(Next::NoMatch);
        }
        if let Some(next) = self.done.get(&reference) {
            return Ok(*next);
        }
        let index = (reference.unsigned_abs() as usize).checked_sub(1);
        let Some(&[condition, high, low]) = index.and_then(|index| self.nodes.get(index)) else {
            return Err(InvalidRule::new(
                "nodes",
                format!("node {reference} does not exist"),
            ));
        };
        let condition = usize::try_from(condition)
            .ok()
            .filter(|at| *at < self.rules.conditions.len());
        let Some(condition) = condition else {
            return Err(InvalidRule::new(
                "nodes",
                format!("node {reference} refers to a condition that does not exist"),
            ));
        };
        if self.open.contains(&reference) || self.open.len() > self.rules.conditions.len() {
            return Err(InvalidRule::new(
                "nodes",
                format!("node {reference} leads back to itself"),
            ));
        }
        self.open.push(reference);
        let (high, low) = if reference < 0 { (low, high) } else { (high, low) };
        let (high, low) = (self.follow(high)?, self.follow(low)?);
        self.open.pop();
        self.rules.nodes.push(Node { condition, high, low });
        let next = Next::Node(self.rules.nodes.len() - 1);
        self.done.insert(reference, next);
        Ok(next)
    }
}

/// Decodes base64 by RFC 4648, with padding.
fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for c in text.trim_end_matches('=').bytes() {
        let value = match c {
            b'A'..=b'Z' => c - b'A',
            b'a'..=b'z' => c - b'a' + 26,
            b'0'..=b'9' => c - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    Some(bytes)
}
