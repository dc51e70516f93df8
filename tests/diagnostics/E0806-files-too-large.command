for i in 1 2 3; do
    awk -v i=$i 'BEGIN { for (line = 0; line < 120000; ++line) print "# " sprintf("%098d", 0); print "record r" i " { a : boolean }" }' >"part$i.guong"
done
printf 'use "part1.guong"\nuse "part2.guong"\nuse "part3.guong"\ncriterion c for r1 : a\n' >all.guong
guong check all.guong "$@"
