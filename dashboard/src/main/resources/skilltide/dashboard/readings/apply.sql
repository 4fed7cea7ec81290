-- What was staged takes the place of what was known; all of it in one transaction.
delete from readings using staged_readings staged where readings.id = staged.id;

create or replace temp table parsed as
select id, r, list_sort(list_distinct(list_transform(coalesce(r.skills, []), lambda mention: mention.skill))) skills
from (
  select id, case when json_valid(json) then from_json(json, '{"source": "VARCHAR", "id": "VARCHAR", "title": "VARCHAR", "link": "VARCHAR",
    "poster": "VARCHAR", "employer": "VARCHAR", "posted": "TIMESTAMP", "firstSeen": "TIMESTAMP", "revision": "TIMESTAMP",
    "withdrawn": "TIMESTAMP", "taxonomy": "VARCHAR", "industry": "VARCHAR", "roles": ["VARCHAR"], "seniority": ["VARCHAR"],
    "countries": ["VARCHAR"], "cities": [{"city": "VARCHAR", "country": "VARCHAR"}], "remote": "BOOLEAN",
    "language": "VARCHAR",
    "skills": [{"skill": "VARCHAR", "field": "VARCHAR", "start": "INTEGER", "end": "INTEGER", "as": "VARCHAR",
      "rule": "VARCHAR", "snippet": "VARCHAR"}],
    "pay": [{"min": "DOUBLE", "max": "DOUBLE", "currency": "VARCHAR", "period": "VARCHAR", "yearlyMin": "DOUBLE",
      "yearlyMax": "DOUBLE"}],
    "unknownTerms": [{"term": "VARCHAR", "snippet": "VARCHAR"}], "backfill": "BOOLEAN"}') end r
  from staged_readings
) staged
where r.source is not null and r.id is not null and r.posted is not null;

insert into skill_numbers
select (select coalesce(max(number) + 1, 0) from skill_numbers) + row_number() over (order by skill) - 1, skill
from (select distinct unnest(skills) skill from parsed) anti join skill_numbers using (skill);

insert into numbered
select id, list(number order by number)
from (select id, unnest(skills) skill from parsed) join skill_numbers using (skill)
group by id;

insert into readings
select parsed.id, r.source, r.id, r.title, r.link, r.poster,
  ('0x' || substr(sha256(coalesce(r.poster, parsed.id)), 1, 2))::utinyint >> 3,
  r.employer, r.posted, r.posted::date, r.firstSeen, null, r.revision, r.withdrawn, null, r.taxonomy, r.industry,
  coalesce(r.roles, []), coalesce(r.seniority, []), coalesce(r.countries, []), coalesce(r.cities, []), r.remote, r.language,
  skills, coalesce(numbers, []), concat('/', array_to_string(r.roles, '/'), '/'), concat('/', array_to_string(r.seniority, '/'), '/'),
  concat('/', array_to_string(r.countries, '/'), '/'), coalesce(r.skills, []), coalesce(r.pay, []), coalesce(r.unknownTerms, []), r.posted, r.firstSeen, r.withdrawn,
  coalesce(r.backfill, false), coalesce(r.backfill, false)
from parsed left join numbered using (id);

delete from standings using staged_standings staged where standings.id = staged.id;

insert into standings
select id, s.posted, s.firstSeen, s.lastSeen, s.withdrawn, coalesce(s.backfill, false)
from (
  select id, case when json_valid(json) then from_json(json, '{"posted": "TIMESTAMP", "firstSeen": "TIMESTAMP", "lastSeen": "TIMESTAMP",
    "withdrawn": "TIMESTAMP", "backfill": "BOOLEAN"}') end s
  from staged_standings
) staged
where s.posted is not null;

delete from reposts using staged_reposts staged where reposts."key" = staged.id;

insert into reposts
select id, substr(id, strpos(id, '/') + 1), r.of
from (select id, case when json_valid(json) then from_json(json, '{"of": "VARCHAR"}') end r from staged_reposts) staged
where r.of is not null and regexp_matches(id, '^\d+/');

update readings
set posted = now.posted, day = now.posted::date, first_seen = now.first_seen, last_seen = now.last_seen,
  withdrawn = now.withdrawn, repost_of = now.repost_of, backfill = now.backfill
from (
  select reading.id, coalesce(standing.posted, reading.read_posted) posted,
    coalesce(standing.first_seen, reading.read_first_seen) first_seen, standing.last_seen,
    case when standing.id is null then reading.read_withdrawn else standing.withdrawn end withdrawn, repost.repost_of,
    coalesce(standing.backfill, reading.read_backfill) backfill
  from readings reading left join standings standing using (id) left join (select id, min(repost_of) repost_of from reposts group by id) repost using (id)
  where reading.id in (
    select id from staged_standings union select substr(id, strpos(id, '/') + 1) from staged_reposts
    union select id from staged_readings semi join standings using (id)
    union select id from staged_readings semi join reposts using (id))
) now
where readings.id = now.id;

delete from positions using staged_positions staged where positions.topic = staged.topic and positions.part = staged.part;

insert into positions from staged_positions;

truncate staged_readings;
truncate numbered;
truncate staged_standings;
truncate staged_reposts;
truncate staged_positions;
