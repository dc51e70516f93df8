nested() {
    body=$1
    depth=0
    while [ "$depth" -lt 100 ]; do
        body="(1 + $body)"
        depth=$((depth + 1))
    done
    echo "$body"
}
{
    echo 'record unit { staff : integer }'
    echo 'define d0 for unit : staff'
    level=1
    while [ "$level" -le 11 ]; do
        echo "define d$level for unit : $(nested "d$((level - 1))")"
        level=$((level + 1))
    done
    echo 'criterion large for unit : d11 >= 8'
} >made.guong
guong check made.guong "$@"
