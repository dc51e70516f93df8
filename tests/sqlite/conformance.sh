#!/bin/sh
# Prints the lines of tests/conformance/README.md as the extension gives them.     sh tests/sqlite/conformance.sh HOST EXTENSION, in the repository
set -eu
while IFS= read -r line; do
    column() { printf '%s\n' "$line" | cut -f "$1"; }
    cat <<SQL
SELECT 1 WHERE guong_root('$(column 4)') IS NULL;
SELECT '$(column 1)' || char(9) || record || char(9) || id || char(9) || criterion || char(9) || verdict || char(9) ||
       ifnull((SELECT group_concat(value, ',') FROM json_each(unmet)), '') || char(9) ||
       ifnull((SELECT group_concat(value, ',') FROM json_each(missing)), '') || char(9) || "values" || char(9) || explanation
  FROM guong_verdicts('$(column 2)', read_file('$(column 3)'), '$(column 5)');
SQL
done <tests/conformance/cases.tsv | "$1" "$2" .
