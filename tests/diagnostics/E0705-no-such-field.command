guong explain school.guong one-student.json --mask stdy "$@"
