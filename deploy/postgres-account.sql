-- 读数库的账号与库：账号只拥有自己的库，不能建库、建账号，读不到别人的表。以数据库管理员运行一次：
-- The account and the database of the readings: it owns its own database, can make no other, makes no accounts and reads nobody else's tables. Once, as the database's administrator:
--   psql -v password="$LUHENG_PASSWORD" -f deploy/postgres-account.sql
\set ON_ERROR_STOP on
\if :{?password}
\else
  do $$ begin raise exception 'say -v password=…: there is no default'; end $$;
\endif
create role luheng login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'password';
create database luheng owner luheng encoding 'UTF8' template template0;
revoke connect, temporary on database luheng from public;
