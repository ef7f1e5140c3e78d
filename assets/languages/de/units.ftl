# Einheiten, und wie etwas verbunden wird.

word-bytes = { $count ->
    [one] { $count } Byte
   *[other] { $count } Bytes
}
word-about-no-minute = weniger als eine Minute
word-about-minutes = { $minutes ->
    [one] etwa eine Minute
   *[other] etwa { $minutes } Minuten
}
word-about-hours = { $hours ->
    [one] etwa eine Stunde
   *[other] etwa { $hours } Stunden
}
word-about-hours-minutes = { $hours ->
    [one] etwa eine Stunde und { $minutes } Minuten
   *[other] etwa { $hours } Stunden { $minutes } Minuten
}
word-about-days = etwa { $days } Tage
word-list = { $first } und { $last }
