printf '{"student":[{"id":"s1","study":9}]}' >made.json
guong evaluate W0703-outside-validity.guong made.json --as-of 2026-01-01 "$@"
