guong evaluate school.guong W0604-unknown-key.json --strict "$@"
