{
    printf 'record student { study : integer }\ncriterion good for student : '
    head -c 100000 /dev/zero | tr '\0' '('
} >made.guong
guong check made.guong "$@"
