printf '{"guong_audit":2,"engine":"9.0.0"}' >made.json
guong replay made.json school.guong one-student.json "$@"
