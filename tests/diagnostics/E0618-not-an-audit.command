printf '{"guong_audit":1,"engine":"0.1.0"}' >made.json
guong replay made.json school.guong one-student.json "$@"
