# Einheiten, und wie etwas verbunden wird.

word-bytes = { $count ->
    [one] { $count } Byte
   *[other] { $count } Bytes
}
word-seconds = { $seconds ->
    [one] { $seconds } Sekunde
   *[other] { $seconds } Sekunden
}
word-minutes = { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
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
# Nach "seit".
word-moment-unknown = unbekannter Zeit
word-list = { $first } und { $last }
