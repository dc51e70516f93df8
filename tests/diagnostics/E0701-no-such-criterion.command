guong evaluate school.guong one-student.json --criterion god "$@"
