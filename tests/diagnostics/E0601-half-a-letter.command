printf '{"student":[{"id":"s\\ud800"}]}' >made.json
guong evaluate school.guong made.json "$@"
