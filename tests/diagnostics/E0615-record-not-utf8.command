printf '{"student":[{"id":"s\377","study":"good"}]}' >made.json
guong evaluate school.guong made.json "$@"
