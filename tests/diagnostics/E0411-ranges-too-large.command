{
    echo 'record student { study : integer  warned : boolean }'
    echo 'criterion good for student : every y in 1 to 1000 satisfies study != y'
    line=1
    while [ "$line" -le 300 ]; do
        echo '  and not warned'
        line=$((line + 1))
    done
} >made.guong
guong check made.guong "$@"
