guong check no-such-file.guong "$@"
