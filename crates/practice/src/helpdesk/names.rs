//! What Zammad makes of the names of a user that is saved (`app/models/user.rb`,
//! `check_name`, `name_guess`).

/// First and last name as they are stored. Where both are given they stay as they
/// are; one alone is split, and without any the address tells them. Then a word all
/// in small or all in capital letters gets one capital.
pub(super) fn stored(firstname: &str, lastname: &str, email: &str) -> (String, String) {
    let (firstname, lastname) = (firstname.trim(), lastname.trim());
    if !firstname.is_empty() && !lastname.is_empty() {
        return (firstname.to_owned(), lastname.to_owned());
    }
    let one = if firstname.is_empty() { lastname } else { firstname };
    let (guessed_first, guessed_last) = if one.is_empty() { of_address(email) } else { split(one) };
    let or = |guessed: String, given: &str| if guessed.is_empty() { given.to_owned() } else { guessed };
    (capitalised(or(guessed_first, firstname)), capitalised(or(guessed_last, lastname)))
}

/// "Last, First", or "First Last" with a title before it.
fn split(name: &str) -> (String, String) {
    if let Some((last, first)) = name.split_once(", ") {
        return (first.trim().to_owned(), last.trim().to_owned());
    }
    let title = ["dr.", "prof."].into_iter().find_map(|title| {
        let start = name.get(..title.len())?;
        let blank = name[title.len()..].chars().next().filter(|blank| blank.is_whitespace())?;
        start.eq_ignore_ascii_case(title).then(|| title.len() + blank.len_utf8())
    });
    let at = |from: usize| {
        let behind_first = from + name[from..].chars().next()?.len_utf8();
        let blank = name[behind_first..].find(char::is_whitespace)? + behind_first;
        let last = name[blank..].trim_start();
        (!last.is_empty()).then(|| (name[..blank].trim().to_owned(), last.trim().to_owned()))
    };
    title.and_then(at).or_else(|| at(0)).unwrap_or_default()
}

/// `jane.doe@…` is taken to be Jane Doe.
fn of_address(email: &str) -> (String, String) {
    let Some((local, _)) = email.split_once('@') else { return Default::default() };
    match local.char_indices().skip(1).find(|(_, character)| *character == '.') {
        Some((dot, _)) if dot + 1 < local.len() => (local[..dot].to_owned(), local[dot + 1..].to_owned()),
        _ => Default::default(),
    }
}

fn capitalised(name: String) -> String {
    // What stands between Z and a in ASCII counts as well.
    let is_plain = !name.is_empty() && name.bytes().all(|byte| (b'A'..=b'z').contains(&byte));
    let lower = name.to_ascii_lowercase();
    if !is_plain || (name != lower && name != name.to_ascii_uppercase()) {
        return name;
    }
    let (first, rest) = lower.split_at(1);
    first.to_ascii_uppercase() + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_stored_as_zammad_stores_them() {
        for ((first, last, email), stored_first, stored_last) in [
            (("Jane Doe", "", "x@y.z"), "Jane", "Doe"),
            (("Jane van der Doe", "", "x@y.z"), "Jane", "van der Doe"),
            (("Doe, Jane", "", "x@y.z"), "Jane", "Doe"),
            (("Doe,Jane", "", "x@y.z"), "Doe,Jane", ""),
            (("JANE DOE", "", "x@y.z"), "Jane", "Doe"),
            (("jane doe", "", "x@y.z"), "Jane", "Doe"),
            (("jane DoE", "", "x@y.z"), "Jane", "DoE"),
            (("JÜRGEN MÜLLER", "", "x@y.z"), "JÜRGEN", "MÜLLER"),
            (("IT-SUPPORT ACME", "", "x@y.z"), "IT-SUPPORT", "Acme"),
            (("Dr. Jane Doe", "", "x@y.z"), "Dr. Jane", "Doe"),
            (("dr. doe", "", "x@y.z"), "dr.", "Doe"),
            (("", "doe", "x@y.z"), "", "Doe"),
            (("jane", "doe", "x@y.z"), "jane", "doe"),
            (("", "", "jane.doe@y.z"), "Jane", "Doe"),
            (("", "", "j4ne.d.oe@y.z"), "j4ne", "d.oe"),
            (("", "", "support@y.z"), "", ""),
            (("  Jane \t Doe ", "", ""), "Jane", "Doe"),
        ] {
            let expected = (stored_first.to_owned(), stored_last.to_owned());
            assert_eq!(stored(first, last, email), expected, "{first:?} {last:?} {email}");
        }
    }
}
