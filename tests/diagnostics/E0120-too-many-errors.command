{
    echo 'record student { study : integer }'
    for number in 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23; do
        echo "criterion c$number for student : unknown_$number"
    done
} >made.guong
guong check made.guong "$@"
