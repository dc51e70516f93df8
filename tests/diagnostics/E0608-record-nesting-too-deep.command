{
    printf '{"student":[{"id":"s1","friends":'
    head -c 100 /dev/zero | tr '\0' '['
    head -c 100 /dev/zero | tr '\0' ']'
    printf '},{"id":"s2","study":"good"}]}'
} >made.json
guong evaluate school.guong made.json "$@"
