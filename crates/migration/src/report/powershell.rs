//! Lines for Exchange Online PowerShell that find out why a mailbox does not delete. They
//! only read (docs/microsoft365.md#finding-the-cause).

use crate::words::{Language, say};

/// Each line with what it tells, filled in for a mailbox.
pub fn reading_lines(mailbox: &str, language: Language) -> Vec<(String, String)> {
    let mailbox = quoted(mailbox);
    vec![
        (say(language, "word-powershell-connect", &[]), "Connect-ExchangeOnline".to_owned()),
        (
            say(language, "word-powershell-full", &[]),
            format!(
                "Get-MailboxFolderStatistics {mailbox} -FolderScope RecoverableItems | \
                 Format-List Name,FolderAndSubfolderSize,ItemsInFolderAndSubfolders"
            ),
        ),
        (
            say(language, "word-powershell-hold", &[]),
            format!(
                "Get-Mailbox {mailbox} | Format-List RecoverableItemsQuota,SingleItemRecoveryEnabled,\
                 RetainDeletedItemsFor,LitigationHoldEnabled,InPlaceHolds,ComplianceTagHoldApplied,\
                 DelayHoldApplied,RetentionPolicy,ArchiveStatus"
            ),
        ),
        (
            say(language, "word-powershell-policies", &[]),
            "Get-OrganizationConfig | Format-List InPlaceHolds".to_owned(),
        ),
        (
            say(language, "word-powershell-rights", &[]),
            format!("Get-MailboxPermission {mailbox} | Format-Table User,AccessRights"),
        ),
    ]
}

/// As PowerShell takes any text for itself: in single quotes, where nothing but a quote
/// means something. The typographic ones end such a text too, and each is doubled.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("'");
    for character in text.chars().filter(|character| !character.is_control()) {
        if matches!(character, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}') {
            quoted.push(character);
        }
        quoted.push(character);
    }
    quoted.push('\'');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_that_find_the_cause_only_read_and_name_the_mailbox_whole() {
        let lines = reading_lines("o'neill@example.com", Language::English);
        for (_, command) in &lines[1..] {
            assert!(command.starts_with("Get-"), "{command}");
            assert!(!command.contains("Set-") && !command.contains("Remove-"), "{command}");
        }
        assert!(lines[1].1.contains("'o''neill@example.com'"), "{}", lines[1].1);
    }

    #[test]
    fn no_address_gets_out_of_its_quotes() {
        for (address, line) in [
            ("a@b.c", "'a@b.c'"),
            ("a'; Remove-Mailbox x #@b.c", "'a''; Remove-Mailbox x #@b.c'"),
            ("a\u{2019}b\nc@d.e", "'a\u{2019}\u{2019}bc@d.e'"),
            ("$(x)`n@b.c", "'$(x)`n@b.c'"),
        ] {
            assert_eq!(quoted(address), line);
        }
    }
}
