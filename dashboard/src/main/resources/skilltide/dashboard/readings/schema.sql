-- A posting as it was read, and what became of it. What begins with read_ is what the reading itself says; a standing, where
-- there is one, says it better.
create table if not exists readings (
  id varchar not null,
  source varchar not null,
  posting varchar not null,
  title varchar,
  link varchar,
  poster varchar,
  poster_group utinyint not null,
  employer varchar,
  posted timestamp not null,
  day date not null,
  first_seen timestamp,
  last_seen timestamp,
  revision timestamp,
  withdrawn timestamp,
  repost_of varchar,
  taxonomy varchar,
  industry varchar,
  roles varchar[] not null,
  seniority varchar[] not null,
  countries varchar[] not null,
  cities struct(city varchar, country varchar)[] not null,
  remote boolean,
  language varchar,
  skills varchar[] not null,
  -- The same again, as views with several filters are counted by it: numbers of skills, and lists as text (/DE/FR/), of which a
  -- column is a small dictionary.
  skill_numbers usmallint[] not null,
  role_text varchar not null,
  seniority_text varchar not null,
  country_text varchar not null,
  mentions struct(skill varchar, field varchar, "start" integer, "end" integer, "as" varchar, rule varchar, snippet varchar)[] not null,
  pay struct("min" double, "max" double, currency varchar, period varchar, yearlyMin double, yearlyMax double)[] not null,
  unknown_terms struct(term varchar, snippet varchar)[] not null,
  read_posted timestamp not null,
  read_first_seen timestamp,
  read_withdrawn timestamp,
  -- Found open when its source was first asked: the source did not see what had come and gone before.
  backfill boolean not null,
  read_backfill boolean not null
);

-- Every skill that was ever read, numbered from 0.
create table if not exists skill_numbers (number usmallint not null, skill varchar not null);

-- Postings and unique postings a day, source and skill.
create or replace view daily as
select day, source, skill, count(*) postings, count(*) filter (repost_of is null) unique_postings
from (select day, source, repost_of, unnest(skills) skill from readings)
group by day, source, skill;

create table if not exists standings (
  id varchar not null,
  posted timestamp not null,
  first_seen timestamp,
  last_seen timestamp,
  withdrawn timestamp,
  backfill boolean not null
);

-- Told by partitions of marks, each under a key of its own: partition/id.
create table if not exists reposts ("key" varchar not null, id varchar not null, repost_of varchar not null);

-- How far each partition was read, in the transaction of what was read from it.
create table if not exists positions (topic varchar not null, part integer not null, next bigint not null);

-- One row: when all that there was had been read up to there. An earlier build left none.
create table if not exists last_level (epoch_millis bigint not null);

-- Some of these cannot be made over a store of a build that knew no such columns: so that one is not opened, but made anew.
create temp table staged_readings as select id, unknown_terms[1].term as json from readings limit 0;
create temp table staged_standings (id varchar not null, json varchar);
create temp table staged_reposts as select reposts."key" as id, repost_of as json from reposts limit 0;
create temp table numbered as select id, skill_numbers as numbers from readings where not read_backfill limit 0;
create temp table staged_positions (topic varchar not null, part integer not null, next bigint not null);
