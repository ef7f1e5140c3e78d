//! Which messages belong to one conversation: those that refer to each other
//! by In-Reply-To and References (RFC 5322 section 3.6.4). Pure.

use std::collections::HashMap;

/// A message as threading sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// Its id in the journal.
    pub message: i64,
    /// Its Message-ID as a number; `None` where it has none.
    pub identity: Option<i64>,
    /// The thread it has already.
    pub thread: Option<i64>,
}

/// Gives each message without a thread one: that of the messages it is
/// connected with, named after the lowest message id among them where none has
/// a thread yet. Threads that exist are never joined: their tickets are made.
///
/// `mentions` are pairs of a message's id and an identity it refers to; one
/// that no message has connects nothing.
pub fn assign(nodes: &[Node], mentions: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let place_of: HashMap<i64, usize> =
        nodes.iter().enumerate().map(|(place, node)| (node.message, place)).collect();
    let mut place_by_identity: HashMap<i64, usize> = HashMap::with_capacity(nodes.len());
    for (place, node) in nodes.iter().enumerate() {
        if let Some(identity) = node.identity {
            place_by_identity.entry(identity).or_insert(place);
        }
    }
    let mut sets = Sets::new(nodes);
    // Messages that already share a thread stand together before anything else.
    let mut first_of_thread: HashMap<i64, usize> = HashMap::new();
    for (place, node) in nodes.iter().enumerate() {
        if let Some(thread) = node.thread {
            let first = *first_of_thread.entry(thread).or_insert(place);
            sets.join(first, place);
        }
    }
    for (message, identity) in mentions {
        if let (Some(&place), Some(&target)) = (place_of.get(message), place_by_identity.get(identity)) {
            sets.join(place, target);
        }
    }
    nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| node.thread.is_none())
        .map(|(place, node)| (node.message, sets.thread_of(place)))
        .collect()
}

/// Disjoint sets, each with the thread it has and the lowest message id in it.
struct Sets {
    parent: Vec<usize>,
    size: Vec<u32>,
    thread: Vec<Option<i64>>,
    lowest: Vec<i64>,
}

impl Sets {
    fn new(nodes: &[Node]) -> Self {
        Self {
            parent: (0..nodes.len()).collect(),
            size: vec![1; nodes.len()],
            thread: nodes.iter().map(|node| node.thread).collect(),
            lowest: nodes.iter().map(|node| node.message).collect(),
        }
    }

    fn root(&mut self, mut place: usize) -> usize {
        while self.parent[place] != place {
            self.parent[place] = self.parent[self.parent[place]];
            place = self.parent[place];
        }
        place
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if one == other {
            return;
        }
        if let (Some(first), Some(second)) = (self.thread[one], self.thread[other])
            && first != second
        {
            return;
        }
        let (large, small) = if self.size[one] >= self.size[other] { (one, other) } else { (other, one) };
        self.parent[small] = large;
        self.size[large] += self.size[small];
        self.thread[large] = self.thread[large].or(self.thread[small]);
        self.lowest[large] = self.lowest[large].min(self.lowest[small]);
    }

    fn thread_of(&mut self, place: usize) -> i64 {
        let root = self.root(place);
        self.thread[root].unwrap_or(self.lowest[root])
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn node(message: i64, identity: i64, thread: Option<i64>) -> Node {
        Node { message, identity: Some(identity), thread }
    }

    fn threads(nodes: &[Node], mentions: &[(i64, i64)]) -> BTreeMap<i64, i64> {
        assign(nodes, mentions).into_iter().collect()
    }

    #[test]
    fn answers_share_the_thread_of_what_they_answer() {
        let nodes = [node(1, 100, None), node(2, 200, None), node(3, 300, None), node(4, 400, None)];
        let found = threads(&nodes, &[(2, 100), (3, 200), (4, 999)]);
        assert_eq!(found, BTreeMap::from([(1, 1), (2, 1), (3, 1), (4, 4)]));
    }

    #[test]
    fn two_answers_to_mail_that_is_not_here_stay_apart() {
        let nodes = [node(1, 100, None), node(2, 200, None)];
        assert_eq!(threads(&nodes, &[(1, 999), (2, 999)]), BTreeMap::from([(1, 1), (2, 2)]));
    }

    #[test]
    fn a_new_message_joins_a_thread_that_has_its_ticket() {
        let nodes = [node(1, 100, Some(1)), node(7, 700, None)];
        assert_eq!(threads(&nodes, &[(7, 100)]), BTreeMap::from([(7, 1)]));
    }

    #[test]
    fn threads_with_tickets_are_never_joined() {
        let nodes = [node(1, 100, Some(1)), node(2, 200, Some(2)), node(3, 300, None)];
        assert_eq!(threads(&nodes, &[(3, 200), (3, 100)]), BTreeMap::from([(3, 2)]));
    }

    #[test]
    fn a_message_that_refers_to_itself_is_no_trouble() {
        assert_eq!(threads(&[node(1, 100, None)], &[(1, 100)]), BTreeMap::from([(1, 1)]));
    }

    proptest! {
        #[test]
        fn every_message_gets_one_thread_and_old_ones_keep_theirs(
            count in 1i64..40,
            old in proptest::collection::vec(any::<bool>(), 40),
            mentions in proptest::collection::vec((1i64..40, 1i64..40), 0..80),
        ) {
            let nodes: Vec<Node> = (1..=count)
                .map(|id| node(id, id * 10, old[id as usize - 1].then_some(id)))
                .collect();
            let mentions: Vec<(i64, i64)> = mentions.iter().map(|(from, to)| (*from, to * 10)).collect();
            let found = threads(&nodes, &mentions);
            for node in &nodes {
                prop_assert_eq!(found.contains_key(&node.message), node.thread.is_none());
            }
            for (message, identity) in &mentions {
                // Two new messages that are connected are in one thread, unless an
                // old thread stands between them.
                let target = identity / 10;
                if let (Some(one), Some(other)) = (found.get(message), found.get(&target))
                    && !old.iter().any(|old| *old)
                {
                    prop_assert_eq!(one, other);
                }
            }
        }
    }
}
