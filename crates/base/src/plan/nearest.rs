//! What somebody may have meant who wrote a name that does not exist.

/// The nearest existing names to a wrong one, best first, at most three.
pub fn nearest<'a>(wanted: &str, existing: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = wanted.to_lowercase();
    let mut scored: Vec<(f64, &str)> = existing
        .into_iter()
        .map(|name| {
            let lower = name.to_lowercase();
            let last = lower.rsplit('/').next().unwrap_or(&lower);
            let score = strsim::jaro_winkler(&wanted, &lower).max(strsim::jaro_winkler(&wanted, last));
            (score, name)
        })
        .filter(|(score, _)| *score > 0.7)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.into_iter().take(3).map(|(_, name)| name).collect()
}
