guong evaluate --record student school.guong one-student.json "$@"
