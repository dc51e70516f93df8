cat school.guong |
guong fmt /dev/stdin "$@"
