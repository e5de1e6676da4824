//! What repetition makes of a pattern: the engine writes it out, `a{3}` as `aaa`. Says how large a
//! pattern becomes by that, and what it is without; must not know what is too large.

use super::syntax::{Alternatives, Class, ClassItem, Node};

/// Bytes of a state of the engine.
const STATE: u64 = 32;

/// Bytes of a way from one state to another, where a state has several.
const WAY: u64 = 4;

/// Bytes of a range of characters.
const RANGE: u64 = 8;

/// Bytes that a pattern takes once it is compiled, at the most.
pub(super) fn most_size(alternatives: &Alternatives) -> u64 {
    // The bounds of the match and the end of the pattern are states of their own.
    (4 * STATE).saturating_add(alternatives_size(alternatives))
}

fn alternatives_size(alternatives: &Alternatives) -> u64 {
    if let [sequence] = alternatives.as_slice() {
        return sequence_size(sequence);
    }
    let sequences = alternatives
        .iter()
        .map(|sequence| sequence_size(sequence).saturating_add(WAY));
    // They part at one state and meet at another.
    sequences.fold(2 * STATE, u64::saturating_add)
}

fn sequence_size(nodes: &[Node]) -> u64 {
    let size = nodes.iter().map(node_size).fold(0, u64::saturating_add);
    // A sequence without nodes is a state as well.
    size.max(STATE)
}

fn node_size(node: &Node) -> u64 {
    match node {
        Node::Group(alternatives) => alternatives_size(alternatives),
        Node::Repeat { node, min, max } => {
            let times = u64::from(max.unwrap_or(*min).max(1));
            // Before or behind each there is a choice to go on or to end, and one more at the end.
            let choice = STATE + 2 * WAY;
            let each = node_size(node).saturating_add(choice);
            each.saturating_mul(times).saturating_add(choice + STATE)
        }
        Node::Class(class) => STATE + RANGE * ranges(class),
        Node::Literal(_) | Node::Start | Node::End | Node::WordBoundary { .. } => STATE,
    }
}

/// How many ranges the engine makes of a class; everything else than some has one more than these.
fn ranges(class: &Class) -> u64 {
    let items = class.items.iter().map(|item| match item {
        ClassItem::Range(..) => 1,
        ClassItem::Unicode(class) => class.len(),
    });
    items.sum::<usize>() as u64 + 1
}

/// The pattern with nothing in it more than once, which the engine takes if it takes the pattern and
/// has room for it.
pub(super) fn unrepeated(alternatives: &Alternatives) -> Alternatives {
    let sequence = |nodes: &Vec<Node>| nodes.iter().map(once).collect();
    alternatives.iter().map(sequence).collect()
}

fn once(node: &Node) -> Node {
    match node {
        Node::Group(alternatives) => Node::Group(unrepeated(alternatives)),
        Node::Repeat { node, min, max } => Node::Repeat {
            node: Box::new(once(node)),
            min: (*min).min(1),
            max: max.map(|max| max.min(1)),
        },
        _ => node.clone(),
    }
}
