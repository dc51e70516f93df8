{
    echo 'record student { study : integer }'
    echo 'define d0 for student : study >= 8'
    level=1
    while [ "$level" -le 101 ]; do
        echo "define d$level for student : d$((level - 1))"
        level=$((level + 1))
    done
    echo 'criterion good for student : d101'
} >made.guong
guong check made.guong "$@"
