#!/bin/sh
# PostgreSQL 容器首次启动时建绿衡的账号与库。 / Run once by PostgreSQL's container at its first start: Luheng's account and database.
set -eu
exec psql -U "$POSTGRES_USER" -d postgres -v password="${LUHENG_PASSWORD:?choose one}" -f /luheng/postgres-account.sql
