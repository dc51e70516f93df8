{
    printf 'record student { friends : list of student  study : integer }\ncriterion good for student : '
    for i in 1 2 3 4 5 6 7 8 9 10; do
        for j in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21; do printf 'some x in friends where\n'; done
    done
    echo 'study > 1'
} >made.guong
guong check made.guong "$@"
