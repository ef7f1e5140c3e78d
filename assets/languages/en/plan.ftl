# Problems of the plan file.

plan-not-toml = The plan is not a readable TOML file.
    .why = { $reason }
    .effect = Nothing was started.
    .remedy = Correct the line. Text stands in “quotes”; dates such as 2026-11-01T08:00:00Z stand without them.

plan-key-unknown = The plan has a key that does not exist: { $key }.
    .label = The plan has a key that does not exist.
    .why = A key with a typing mistake would be ignored in silence, so every unknown one is refused.
    .effect = Nothing was started.
    .remedy = Remove it, or use one of: { $known }.

plan-key-unknown-nearest = The plan has a key that does not exist: { $key }. Did you mean { $nearest }?
    .label = The plan has a key that does not exist.
    .why = A key with a typing mistake would be ignored in silence, so every unknown one is refused.
    .effect = Nothing was started.
    .remedy = Write { $nearest }, or remove the line.

plan-key-missing = The plan has no { $key }.
    .label = The plan lacks a key.
    .effect = Nothing was started.
    .remedy = Add it. The README shows a whole plan.

plan-value-hidden = { $key } holds a character that is not seen.
    .label = A value holds a character that is not seen.
    .why = It is a control character, or one that turns the direction of writing: the value is another one than it seems.
    .effect = Nothing was started.
    .remedy = Type the value anew instead of pasting it.

plan-tenant-wrong = The tenant “{ $value }” is none.
    .label = The tenant is none.
    .why = It becomes a part of addresses, and can only have letters, digits, dots and hyphens.
    .effect = Nothing was started.
    .remedy = Give the Directory (tenant) ID from the Entra admin center, or one of your organisation’s domains.

plan-value-empty = { $key } is empty.
    .label = A value of the plan is empty.
    .effect = Nothing was started.
    .remedy = Give it a value.

plan-value-unknown = { $key } cannot be “{ $value }”.
    .label = A key of the plan has a value that it cannot have.
    .effect = Nothing was started.
    .remedy = Use one of: { $known }.

plan-version-unknown = This plan has version { $version }, and this Mailferry knows version { $known }.
    .label = The plan has a version that this Mailferry does not know.
    .why = The plan was written by another version of Mailferry.
    .effect = Nothing was started.
    .remedy = Use the Mailferry it was written for, or write version = { $known } and check every line.

plan-address-wrong = { $key } is not an e-mail address: “{ $value }”.
    .label = A value of the plan is not an e-mail address.
    .effect = Nothing was started.
    .remedy = Write it as name@example.com.

plan-url-wrong = { $key } is not a web address: “{ $value }”.
    .label = A value of the plan is not a web address.
    .effect = Nothing was started.
    .remedy = Write it as https://help.example.com.

plan-url-extra = { $key } holds more than an address: a name, a password, a ? or a #.
    .label = A web address of the plan holds more than an address.
    .why = A plan holds no secrets, and requests are built from the bare address.
    .effect = Nothing was started.
    .remedy = Write only the address, such as https://help.example.com.

plan-plain-http = { $key } would send your token over an unencrypted connection: { $value }.
    .label = A web address of the plan would send your token unencrypted.
    .why = Plain http is only accepted to this computer.
    .effect = Nothing was started.
    .remedy = Use https.

plan-plain-imap = imap_tls = false would send your sign-in over an unencrypted connection to { $value }.
    .label = imap_tls = false would send your sign-in unencrypted.
    .why = IMAP without TLS is only accepted to this computer.
    .effect = Nothing was started.
    .remedy = Remove the line imap_tls = false.

plan-imap-wrong = microsoft.imap is not a server address: “{ $value }”.
    .label = microsoft.imap is not a server address.
    .effect = Nothing was started.
    .remedy = Write it as imap.example.com:993.

plan-custom-only = { $key } only works with cloud = "custom".
    .label = A key of the plan only works with cloud = "custom".
    .why = The other clouds have fixed addresses.
    .effect = Nothing was started.
    .remedy = Remove the line, or set cloud = "custom".

plan-folder-twice = The folder { $path } stands in the plan twice.
    .label = A folder stands in the plan twice.
    .why = Its mail can go to one group only.
    .effect = Nothing was started.
    .remedy = Remove one of the two.

plan-date-wrong = { $key } is not a day.
    .label = A value of the plan is not a day.
    .effect = Nothing was started.
    .remedy = Write it without quotes, as 2024-01-31.

plan-moment-wrong = { $key } is not a moment with a time zone.
    .label = A value of the plan is not a moment with a time zone.
    .why = Without a time zone it would mean different mail on different machines.
    .effect = Nothing was started.
    .remedy = Write it without quotes, as 2026-11-01T08:00:00Z or 2026-11-01T09:00:00+01:00.

plan-dates-crossed = import.from ({ $from }) is not before import.to ({ $to }).
    .label = import.from is not before import.to.
    .why = No mail can lie between them; import.to itself is not included.
    .effect = Nothing was started.
    .remedy = Swap or correct the two days.

plan-parallel-range = import.parallel cannot be { $value }.
    .label = import.parallel cannot have this value.
    .effect = Nothing was started.
    .remedy = Choose 1 to 16; 4 suits most helpdesks.

plan-move-folder-unused = after_import.folder is only used with action = "move".
    .effect = Nothing was started.
    .remedy = Remove the line, or set action = "move".

plan-move-into-itself = Imported mail cannot be moved to { $path }, because that folder is imported itself.
    .label = Imported mail cannot be moved to a folder that is imported itself.
    .why = The moved messages would be found there again by the next run.
    .effect = Nothing was started.
    .remedy = Name another folder, such as “Imported in Zammad”.

