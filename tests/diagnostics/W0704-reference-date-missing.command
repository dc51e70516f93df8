printf '{"teacher":[{"id":"t1","hired":"2001-09-01"}]}' >made.json
guong evaluate W0704-reference-date-missing.guong made.json "$@"
