{
    echo 'scale rating {'
    level=0
    while [ "$level" -lt 251 ]; do
        echo "  level_$level"
        level=$((level + 1))
    done
    echo '}'
    echo 'record student { study : rating }'
    echo 'criterion good for student : study is level_7'
} >made.guong
guong check made.guong "$@"
