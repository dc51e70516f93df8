mkdir -p academy
guong check --root academy plan.guong "$@"
