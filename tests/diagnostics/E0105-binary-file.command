printf '\177ELF\002\001\001\000\000\000\000\000' >made.guong
guong check made.guong "$@"
