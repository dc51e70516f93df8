awk 'BEGIN { for (i = 1; i < 101; ++i) { file = "f" i ".guong"; print "use \"f" i + 1 ".guong\"" >file; close(file) } print "record r { a : boolean } criterion c for r : a" >"f101.guong" }'
guong check f1.guong "$@"
