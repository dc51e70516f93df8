guong check E0312-wrong-parameter-value.guong --set many=plenty "$@"
