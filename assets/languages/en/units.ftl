# Units and how things are joined.

word-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
word-seconds = { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}
word-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
word-about-no-minute = less than a minute
word-about-minutes = { $minutes ->
    [one] about a minute
   *[other] about { $minutes } minutes
}
word-about-hours = { $hours ->
    [one] about an hour
   *[other] about { $hours } hours
}
word-about-hours-minutes = { $hours ->
    [one] about an hour and { $minutes } minutes
   *[other] about { $hours } hours { $minutes } minutes
}
word-about-days = about { $days } days
# After "since".
word-moment-unknown = an unknown time
word-list = { $first } and { $last }
