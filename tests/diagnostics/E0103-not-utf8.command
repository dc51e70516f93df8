printf 'record student "Sinh vi\352n" {\n  study : integer\n}\n' >made.guong
guong check made.guong "$@"
