head -c 17000000 /dev/zero | tr '\0' '#' >made.guong
guong check made.guong "$@"
