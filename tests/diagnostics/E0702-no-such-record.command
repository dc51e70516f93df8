guong evaluate school.guong one-student.json --id s2 "$@"
