{
    echo 'record unit { staff : integer }'
    echo 'define d0 for unit : staff'
    level=1
    while [ "$level" -le 30 ]; do
        echo "define d$level for unit : d$((level - 1)) + d$((level - 1))"
        level=$((level + 1))
    done
    echo 'criterion large for unit : d30 >= 8'
} >made.guong
guong check made.guong "$@"
