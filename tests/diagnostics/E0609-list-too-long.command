{
    printf '{"student":[{"id":"s1","marks":[1'
    head -c 1000000 /dev/zero | sed 's/\x00/,1/g'
    printf ']},{"id":"s2","study":"good"}]}'
} >made.json
guong evaluate school.guong made.json "$@"
