guong check - <E0803-path-outside-root.guong "$@"
