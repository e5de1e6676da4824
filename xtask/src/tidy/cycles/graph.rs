//! Cycles of a directed graph. Must not know files or Rust.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Edges between nodes.
pub(super) type Graph = BTreeSet<(usize, usize)>;

/// All cycles. Searches for a shortest cycle from a node of least rank, removes its last edge, and
/// continues until there is none. A cycle does not repeat its first node.
pub(super) fn cycles<Rank: Ord>(mut graph: Graph, rank: impl Fn(usize) -> Rank) -> Vec<Vec<usize>> {
    let mut nodes: Vec<usize> = graph.iter().map(|(from, _)| *from).collect();
    nodes.dedup();
    nodes.sort_by_key(|node| rank(*node));
    let mut found = Vec::new();
    for node in nodes {
        while let Some(cycle) = shortest_cycle(&graph, node) {
            graph.remove(&(cycle[cycle.len() - 1], node));
            found.push(cycle);
        }
    }
    found
}

fn shortest_cycle(graph: &Graph, node: usize) -> Option<Vec<usize>> {
    successors(graph, node)
        .filter_map(|next| shortest_path(graph, next, node))
        .min_by_key(Vec::len)
}

/// The nodes from `from` to `to`, with `to` first: the cycle that an edge from `to` to `from`
/// closes.
fn shortest_path(graph: &Graph, from: usize, to: usize) -> Option<Vec<usize>> {
    let mut before = BTreeMap::from([(from, from)]);
    let mut queue = VecDeque::from([from]);
    while let Some(node) = queue.pop_front() {
        if node == to {
            let mut path = Vec::new();
            let mut at = to;
            while at != from {
                at = before[&at];
                path.push(at);
            }
            path.push(to);
            path.reverse();
            return Some(path);
        }
        for next in successors(graph, node) {
            before.entry(next).or_insert_with(|| {
                queue.push_back(next);
                node
            });
        }
    }
    None
}

fn successors(graph: &Graph, node: usize) -> impl Iterator<Item = usize> + '_ {
    graph
        .range((node, 0)..=(node, usize::MAX))
        .map(|(_, to)| *to)
}
