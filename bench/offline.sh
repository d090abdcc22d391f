#!/usr/bin/env bash
# offline.sh LUHENG.dll DATA: serves DATA in a network of loopback alone, crawls every page it links to, and says how often anything tried to leave
set -euo pipefail
dll=$(realpath "$1") data=$(realpath "$2")
if [ "${LUHENG_CUT:-}" != yes ]; then LUHENG_CUT=yes exec unshare -n "$0" "$dll" "$data"; fi
ip link set lo up
left() { awk '/^Ip:/ && !seen {split($0, names); seen=1; next} /^Ip:/ {for (i in names) if (names[i] == "OutNoRoutes") {n=split($0, v); print v[i]}}' /proc/net/snmp; }
before=$(left) base=http://127.0.0.1:5199
dotnet "$dll" serve --data "$data" --urls "$base" >/dev/null & serving=$!
trap 'kill $serving 2>/dev/null || true' EXIT
for _ in $(seq 150); do curl -fs -o /dev/null "$base/healthz" && break; sleep 0.2; done
declare -A seen=([/]=1); queue=(/ /audit /system /metrics /readyz); pages=0 wrong=0
for persona in demo-province demo-audit demo-system demo-manager public; do
  for ((i = 0; i < ${#queue[@]} && pages < ${LUHENG_PAGES:-600}; i++)); do
    at=${queue[i]}
    body=$(curl -s -m 20 -H "Cookie: persona=$persona" -w '\n%{http_code}' "$base$at") || true
    code=${body##*$'\n'}; pages=$((pages + 1))
    case $code in 5*|000) [ "$at" = /readyz ] || { wrong=$((wrong + 1)); echo "$code $at as $persona"; } ;; esac
    while read -r link; do
      link=${link%%#*}; [ -n "$link" ] || continue
      [ -n "${seen[$link]:-}" ] || { seen[$link]=1; [ ${#queue[@]} -lt 400 ] && queue+=("$link"); }
    done < <(grep -oE '(href|src)="/[^"]*"' <<<"$body" | sed -E 's/^[a-z]+="//; s/"$//; s/&amp;/\&/g' | sort -u)
  done
done
echo "$pages answers, $wrong of them errors, $(( $(left) - before )) attempts to leave"
[ "$wrong" = 0 ] && [ "$(left)" = "$before" ]
