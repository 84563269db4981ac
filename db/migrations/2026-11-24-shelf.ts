import { type Kysely, sql } from 'kysely'

/**
 * The shelf by month, by year, and by what people did with a work. `ranking` holds, for each work and period, what its place is counted
 * from; triggers keep it, whoever writes the rows, under the lock of the work that each of them holds.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(db)
  for (const statement of statements(`"${rows[0]!.schema}"`)) await sql.raw(statement).execute(db)
}

export async function down(): Promise<void> {
  throw new Error('This migration is not undone: drop the schema instead.')
}

// The weights are those of works/rank, which a test compares.
const statements = (schema: string) => [
  `alter table member add shelf_private boolean not null default false`,
  // When somebody came to stand behind a work: with the first of their sources that stand.
  `alter table backing add came_at timestamptz not null default now()`,
  `drop index recommendation_author`,
  `create index recommendation_author on recommendation (author_id, work_id)`,
  `create index recommendation_latest on recommendation (work_id, id desc) where standing`,
  `create index backing_latest on backing (work_id, came_at desc, member_id desc) where sources > 0`,
  `create index work_thread_thread on work_thread (thread_id) where sources > 0`,
  // How it went has been asked and answered, or put off: it is asked once.
  `create table asked (
    work_id bigint not null references work,
    member_id bigint not null references member,
    settled_at timestamptz not null,
    primary key (member_id, work_id)
  )`,
  `create index experience_open on experience (member_id, said_at) where experience in ('want', 'started')`,
  `create index experience_stopped on experience (work_id, said_at desc) where experience = 'stopped' and note <> '' and not private`,
  `create index work_new_kind on work (kind, id desc) where people > 0`,
  // In a ranking by experience, but on no shelf.
  `create index work_left on work (kind) where people = 0 and (finished > 0 or "using" > 0)`,

  // What goes away is added as a negative row, whose score is computed too, before it meets the row that stands.
  `create table ranking (
    work_id bigint not null references work on delete cascade,
    counted text not null check (counted in ('backed', 'finished', 'using')),
    period text not null,
    kind text not null,
    people int not null default 0,
    heft int not null default 0,
    support int not null default 0,
    score double precision generated always as (case counted
      when 'backed' then (heft / 100.0::float8) * (3 + support / 1000.0::float8) / (3 + greatest(heft, 0) / 100.0::float8) else people end) stored,
    primary key (work_id, counted, period)
  ) with (fillfactor = 85)`,
  `create index ranking_shelf on ranking (counted, period, score desc, work_id desc) where people > 0`,
  `create index ranking_shelf_kind on ranking (counted, period, kind, score desc, work_id desc) where people > 0`,

  `create function weight_of(experience text) returns int language sql immutable as $$
    select case experience when 'want' then 7 when 'finished' then 15 when 'using' then 15 when 'stopped' then -10 else 10 end $$`,
  // The calendar's month and year, as 2026-11 and 2026. Who stands behind a work in any of them is counted with the work itself.
  `create function periods_of(counted text, at timestamptz) returns setof text language sql stable as $$
    select period from unnest(array[to_char(at at time zone 'UTC', 'YYYY-MM'), to_char(at at time zone 'UTC', 'YYYY'), 'ever']) as each (period)
    where counted <> 'backed' or period <> 'ever' $$`,

  // Anew from the rows, over all that was merged into each of these works: every member once, by their first source and their last word.
  `create function rank_anew(roots bigint[]) returns void language plpgsql set search_path = ${schema} as $$
    begin
      delete from ranking where work_id = any(roots);
      insert into ranking (work_id, counted, period, kind, people, heft, support)
      with own as (
        select w.id, w.root_id from work w join work root on root.id = w.root_id where w.root_id = any(roots) and root.hidden_at is null
      ),
      behind as (
        select own.root_id, b.member_id, min(b.came_at) as at, max(b.ramp) as ramp
        from backing b join own on own.id = b.work_id where b.sources > 0 group by 1, 2
      ),
      said as (
        select distinct on (own.root_id, e.member_id) own.root_id, e.member_id, e.experience, e.said_at
        from experience e join own on own.id = e.work_id order by own.root_id, e.member_id, e.said_at desc, e.work_id
      ),
      facts as (
        select root_id, 'backed' as counted, at, ramp, ramp * weight_of(said.experience) as support from behind left join said using (root_id, member_id)
        union all
        select root_id, experience, said_at, 0, 0 from said where experience in ('finished', 'using')
      )
      select facts.root_id, facts.counted, period, work.kind, count(*), sum(facts.ramp), sum(facts.support)
      from facts join work on work.id = facts.root_id cross join lateral periods_of(facts.counted, facts.at) as period
      group by 1, 2, 3, 4;
    end $$`,

  // All of it, for rows that were brought in while the triggers rested.
  `create function rank_all() returns void language plpgsql set search_path = ${schema} as $$
    declare resting text := current_setting('seconded.recounting', true);
    begin
      perform set_config('seconded.recounting', 'on', true);
      update backing set came_at = source.at from (
        select work_id, member_id, min(at) as at from (
          select work_id, author_id as member_id, created_at as at from recommendation where standing
          union all
          select s.work_id, s.member_id, s.seconded_at from recommendation_seconding s join recommendation r on r.id = s.recommendation_id
          where s.standing and r.standing
        ) each group by 1, 2
      ) source where source.work_id = backing.work_id and source.member_id = backing.member_id and source.at <> backing.came_at;
      delete from ranking;
      perform rank_anew(array(select id from work where root_id = id));
      perform set_config('seconded.recounting', coalesce(resting, ''), true);
    end $$`,

  // What came or went, added up: for a work by itself as it is, for one that is part of a merge, or for very many, anew.
  `create function rank_moved(works bigint[], counteds text[], ats timestamptz[], persons int[], hefts int[], supports int[])
    returns void language plpgsql set search_path = ${schema} as $$
    declare anew bigint[];
    begin
      select array_agg(distinct w.root_id) into anew from work w where w.id = any(works) and (cardinality(works) > 5000
        or w.root_id <> w.id or w.hidden_at is not null or exists (select from work m where m.root_id = w.id and m.id <> w.id));
      if anew is not null then perform rank_anew(anew); end if;
      insert into ranking as kept (work_id, counted, period, kind, people, heft, support)
      select d.work_id, d.counted, period, w.kind, sum(d.people), sum(d.heft), sum(d.support)
      from unnest(works, counteds, ats, persons, hefts, supports) as d (work_id, counted, at, people, heft, support)
      join work w on w.id = d.work_id and w.root_id = w.id cross join lateral periods_of(d.counted, d.at) as period
      where anew is null or w.id <> all(anew)
      group by 1, 2, 3, 4 having sum(d.people) <> 0 or sum(d.heft) <> 0 or sum(d.support) <> 0 order by 1, 2, 3
      on conflict (work_id, counted, period) do update
        set people = kept.people + excluded.people, heft = kept.heft + excluded.heft, support = kept.support + excluded.support;
    end $$`,

  `create function date_backing() returns trigger language plpgsql set search_path = ${schema} as $$
    begin
      if new.sources > 0 and coalesce(current_setting('seconded.recounting', true), '') <> 'on' then
        new.came_at := coalesce((select min(at) from (
          select created_at as at from recommendation where author_id = new.member_id and work_id = new.work_id and standing
          union all
          select s.seconded_at from recommendation_seconding s join recommendation r on r.id = s.recommendation_id
          where s.member_id = new.member_id and s.work_id = new.work_id and s.standing and r.standing
        ) source), new.came_at);
      end if;
      return new;
    end $$`,
  `create trigger date_backing before insert or update of sources on backing for each row execute function date_backing()`,

  `create function rank_backing() returns trigger language plpgsql set search_path = ${schema} as $$
    begin
      if current_setting('seconded.recounting', true) = 'on' then return null; end if;
      if tg_op = 'INSERT' then
        ${rankBacking(`select *, 1 as sign from fresh where sources > 0`)}
      elsif tg_op = 'UPDATE' then
        ${rankBacking(`select *, 1 as sign from fresh where sources > 0 union all select *, -1 from stale where sources > 0`)}
      else
        ${rankBacking(`select *, -1 as sign from stale where sources > 0`)}
      end if;
      return null;
    end $$`,
  ...triggers('backing', 'rank_backing'),

  `create function rank_experience() returns trigger language plpgsql set search_path = ${schema} as $$
    begin
      if current_setting('seconded.recounting', true) = 'on' then return null; end if;
      if tg_op = 'INSERT' then
        ${rankExperience(`select *, 1 as sign from fresh`)}
      elsif tg_op = 'UPDATE' then
        ${rankExperience(`select *, 1 as sign from fresh union all select *, -1 from stale`)}
      else
        ${rankExperience(`select *, -1 as sign from stale`)}
      end if;
      return null;
    end $$`,
  ...triggers('experience', 'rank_experience'),

  `create function rank_work() returns trigger language plpgsql set search_path = ${schema} as $$
    begin
      if old.kind <> new.kind then update ranking set kind = new.kind where work_id = new.id; end if;
      if old.root_id <> new.root_id then perform rank_anew(array[new.id, old.root_id, new.root_id]); end if;
      return null;
    end $$`,
  `create trigger rank_work after update on work for each row
    when (old.kind <> new.kind or old.root_id <> new.root_id) execute function rank_work()`,
  // A hidden work has no place.
  `create function rank_hidden() returns trigger language plpgsql set search_path = ${schema} as $$
    begin
      perform rank_anew(array[new.id]);
      return null;
    end $$`,
  `create trigger rank_hidden after update on work for each row
    when (old.hidden_at is distinct from new.hidden_at) execute function rank_hidden()`,
]

function triggers(table: string, name: string): string[] {
  const tables = { insert: 'new table as fresh', update: 'old table as stale new table as fresh', delete: 'old table as stale' }
  return Object.entries(tables).map(
    ([act, referencing]) =>
      `create trigger ${name}_${act} after ${act} on ${table} referencing ${referencing} for each statement execute function ${name}()`,
  )
}

function rankBacking(moved: string): string {
  return `perform rank_moved(array_agg(m.work_id), array_agg('backed'::text), array_agg(m.came_at), array_agg(m.people), array_agg(m.heft),
          array_agg(m.heft * weight_of(e.experience)))
        from (
          select work_id, member_id, came_at, sum(sign)::int as people, sum(sign * ramp)::int as heft from (${moved}) each
          group by 1, 2, 3 having sum(sign) <> 0 or sum(sign * ramp) <> 0
        ) m left join experience e on e.work_id = m.work_id and e.member_id = m.member_id having count(*) > 0;`
}

// Who says something of a work that was merged may stand behind it by another part, or take back with it what they said of another part:
// then it is ranked anew, though nothing moves here.
function rankExperience(moved: string): string {
  return `perform rank_moved(array_agg(work_id), array_agg(counted), array_agg(at), array_agg(people), array_agg(0), array_agg(support))
        from (
          select work_id, experience as counted, said_at as at, sum(sign)::int as people, 0 as support from (${moved}) each
          where experience in ('finished', 'using') group by 1, 2, 3 having sum(sign) <> 0
          union all
          select m.work_id, 'backed', coalesce(b.came_at, now()), 0, coalesce(b.ramp * m.weight, 0)::int from (
            select work_id, member_id, sum(sign * (weight_of(experience) - 10)) as weight from (${moved}) each group by 1, 2
          ) m left join backing b on b.work_id = m.work_id and b.member_id = m.member_id and b.sources > 0
        ) m having count(*) > 0;`
}
