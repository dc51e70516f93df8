guong check E0207-unknown-parameter.guong --set mny=3 "$@"
