//! Sets of UIDs as commands name them: ranges, within the length that servers
//! take.

use std::fmt::Write;

/// Longest set in one command, in bytes. Exchange takes commands of 10,240
/// bytes; with the rest of the command this stays under 8 KB.
const LONGEST: usize = 7_000;

/// Cuts UIDs into portions that one command can name, at most `most` in each.
/// Sorted, each UID once.
pub(super) fn portions(uids: &[u32], most: usize) -> Vec<Vec<u32>> {
    let mut uids = uids.to_vec();
    uids.sort_unstable();
    uids.dedup();
    let mut portions = Vec::new();
    let mut portion: Vec<u32> = Vec::new();
    let mut length = 0;
    for uid in uids {
        let follows = portion.last().is_some_and(|last| last.checked_add(1) == Some(uid));
        // A follower lengthens the set only once, by `:` and a number.
        let cost = if follows && portion.len() > 1 { 1 } else { 11 };
        if portion.len() >= most || length + cost > LONGEST {
            portions.push(std::mem::take(&mut portion));
            length = 0;
        }
        length += cost;
        portion.push(uid);
    }
    if !portion.is_empty() {
        portions.push(portion);
    }
    portions
}

/// Writes ascending UIDs as a sequence set: `1:3,7`.
pub(super) fn compress(uids: &[u32]) -> String {
    let mut set = String::new();
    let mut rest = uids;
    while let Some(&first) = rest.first() {
        let run =
            rest.iter().zip(first..=u32::MAX).take_while(|(uid, expected)| *uid == expected).count().max(1);
        let last = rest[run - 1];
        let separator = if set.is_empty() { "" } else { "," };
        // Writing to a string cannot fail.
        let _ = if first == last {
            write!(set, "{separator}{first}")
        } else {
            write!(set, "{separator}{first}:{last}")
        };
        rest = &rest[run..];
    }
    set
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn neighbours_become_ranges() {
        assert_eq!(compress(&[1, 2, 3, 7, 9, 10]), "1:3,7,9:10");
        assert_eq!(compress(&[u32::MAX - 1, u32::MAX]), "4294967294:4294967295");
        assert_eq!(compress(&[]), "");
    }

    fn expand(set: &str) -> Vec<u32> {
        set.split(',')
            .filter(|part| !part.is_empty())
            .flat_map(|part| {
                let (first, last) = part.split_once(':').unwrap_or((part, part));
                first.parse::<u32>().expect("first")..=last.parse::<u32>().expect("last")
            })
            .collect()
    }

    proptest! {
        #[test]
        fn portions_hold_every_uid_once_and_stay_short(
            sparse in prop::collection::vec(any::<u32>(), 0..3_000),
            dense in prop::collection::vec(1..4_000u32, 0..3_000),
            most in 1..2_000usize,
        ) {
            let uids = [sparse, dense].concat();
            let portions = portions(&uids, most);
            let mut named = Vec::new();
            for portion in &portions {
                let set = compress(portion);
                prop_assert!(set.len() <= LONGEST + 11);
                prop_assert!(portion.len() <= most);
                named.extend(expand(&set));
            }
            let expected: Vec<u32> = uids.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
            prop_assert_eq!(named, expected);
        }
    }
}
