#!/bin/sh
# The owner of the database is no superuser. Run once, as PostgreSQL makes its data folder.
set -e
psql --no-psqlrc --set=ON_ERROR_STOP=1 --username=postgres --set=password="$OWNER_PASSWORD" <<'SQL'
CREATE ROLE spo_owner LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE spo OWNER spo_owner;
SQL
