{
    echo 'record student { code : integer }'
    echo 'table points for student {'
    echo '  given code'
    row=0
    while [ $row -lt 800 ]; do
        echo "  row $row : 1"
        row=$((row + 1))
    done
    echo '  otherwise 0'
    echo '}'
    echo 'value bonus for student : points'
} >large.guong
guong check large.guong "$@"
