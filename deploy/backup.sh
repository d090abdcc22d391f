#!/usr/bin/env bash
# backup.sh DATA DIR: backs DATA up into DIR, restores it to a scratch folder and compares, keeps the newest 30
set -euo pipefail
data=$1 dir=$2
luheng=${LUHENG:-/opt/luheng/luheng}
file=$dir/luheng-$(date -u +%Y%m%dT%H%M%SZ).zip
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$luheng" backup "$file" --data "$data"
"$luheng" restore "$file" --data "$scratch/restored"
"$luheng" verify --data "$scratch/restored"
find "$dir" -maxdepth 1 -name 'luheng-*.zip' | sort | head -n -30 | xargs -r rm --
