import type { TestForum } from './forum.ts'

/** Every counter that differs from a fresh count of the rows; none is good. A merged work counts nothing; its root counts for all. Nor does a hidden one. */
export async function wrongCounters({ sql }: Pick<TestForum, 'sql'>): Promise<unknown[]> {
  const found: unknown[] = []
  for (const [what, statement] of Object.entries(statements)) {
    for (const row of await sql(statement)) found.push({ what, ...row })
  }
  return found
}

const stages = ['want', 'started', 'finished', 'using', 'stopped']
const list = (table: string) => stages.map((stage) => `${table}."${stage}"`).join(', ')
const counted = stages.map((stage) => `(count(*) filter (where e.experience = '${stage}'))::int as "${stage}"`).join(', ')
const weight = `case e.experience when 'want' then 7 when 'finished' then 15 when 'using' then 15 when 'stopped' then -10 else 10 end`
// The last word of each member on a work or on what is merged with it.
const said = `said as (select distinct on (own.root_id, e.member_id) own.root_id, e.member_id, e.experience
  from experience e join work own on own.id = e.work_id order by own.root_id, e.member_id, e.said_at desc, e.work_id)`

const statements: Record<string, string> = {
  threads: `select * from (
      select t.id, t.post_count, (select count(*) from post p where p.thread_id = t.id)::int as posts,
        t.reply_count, (select count(*) from post p where p.thread_id = t.id and p.number > 1 and p.removed_at is null)::int as replies,
        t.seconded, ((select count(*) from post_seconding s where s.thread_id = t.id)
          + (select count(*) from recommendation_seconding s join work own on own.id = s.work_id join work root on root.id = own.root_id
            where s.thread_id = t.id and s.standing and root.hidden_at is null))::int as seconds,
        t.version, (select max(p.version) from post p where p.thread_id = t.id) as newest
      from thread t) c
    where post_count <> posts or reply_count <> replies or seconded <> seconds or newest > version`,
  numbers: `select thread_id, count(*), max(number) from post group by thread_id having count(*) <> max(number)`,
  posts: `select p.id, p.seconded from post p
    where p.seconded <> (select count(*) from post_seconding s where s.post_id = p.id)`,
  recommendations: `with ${said} select r.id, r.seconded, ${list('r')}, ${list('n')} from recommendation r
    join work own on own.id = r.work_id
    cross join lateral (select ${counted} from said e where e.root_id = own.root_id and (e.member_id = r.author_id
      or exists (select from recommendation_seconding s where s.recommendation_id = r.id and s.member_id = e.member_id))) n
    where r.seconded <> (select count(*) from recommendation_seconding s where s.recommendation_id = r.id and s.standing)
      or (${list('r')}) is distinct from (${list('n')})`,
  standing: `select r.id from recommendation r join post p on p.id = r.post_id where r.standing <> (p.removed_at is null)`,
  backing: `with fresh as (
      select work_id, member_id, count(*)::int as sources from (
        select work_id, author_id as member_id from recommendation where standing
        union all select s.work_id, s.member_id from recommendation_seconding s join recommendation r on r.id = s.recommendation_id
          where s.standing and r.standing) b group by 1, 2)
    select coalesce(k.work_id, f.work_id) as work, coalesce(k.member_id, f.member_id) as member, k.sources, f.sources as fresh
    from (select * from backing where sources <> 0) k full join fresh f on f.work_id = k.work_id and f.member_id = k.member_id
    where k.sources is distinct from f.sources`,
  placings: `with fresh as (select work_id, thread_id, count(*)::int as sources from recommendation where standing group by 1, 2)
    select coalesce(k.work_id, f.work_id) as work, coalesce(k.thread_id, f.thread_id) as thread, k.sources, f.sources as fresh
    from (select * from work_thread where sources <> 0) k full join fresh f on f.work_id = k.work_id and f.thread_id = k.thread_id
    where k.sources is distinct from f.sources`,
  works: `with ${said}, behind as (
      select own.root_id, b.member_id, max(b.ramp) as ramp from backing b join work own on own.id = b.work_id where b.sources > 0 group by 1, 2)
    select w.id, w.people, w.threads, w.heft, w.support, n.* from work w
    cross join lateral (select count(*)::int as fresh_people, coalesce(sum(b.ramp), 0)::int as fresh_heft,
        coalesce(sum(b.ramp * ${weight}), 0)::int as fresh_support
      from behind b left join said e on e.root_id = b.root_id and e.member_id = b.member_id where b.root_id = w.id and w.hidden_at is null) n
    cross join lateral (select count(distinct r.thread_id)::int as fresh_threads from recommendation r join work own on own.id = r.work_id
      where own.root_id = w.id and r.standing and w.hidden_at is null) t
    where (w.people, w.heft, w.support, w.threads) is distinct from (fresh_people, fresh_heft, fresh_support, fresh_threads)`,
  parts: `select * from (select w.id, w.parts, greatest(1, (select count(*) from work p where p.root_id = w.id))::int as fresh from work w) n
    where parts <> fresh`,
  ranking: `with ${said}, behind as (
      select own.root_id, b.member_id, min(b.came_at) as at, max(b.ramp) as ramp from backing b join work own on own.id = b.work_id
      where b.sources > 0 group by 1, 2
    ), facts as (
      select b.root_id, 'backed' as counted, b.at, b.ramp, b.ramp * ${weight} as support
      from behind b left join said e on e.root_id = b.root_id and e.member_id = b.member_id
      union all select e.root_id, e.experience, x.said_at, 0, 0 from said e
        join lateral (select max(x.said_at) as said_at from experience x join work own on own.id = x.work_id
          where own.root_id = e.root_id and x.member_id = e.member_id) x on true where e.experience in ('finished', 'using')
    ), fresh as (
      select root_id, counted, period, count(*)::int as people, sum(ramp)::int as heft, sum(support)::int as support from facts
      cross join lateral (values (to_char(at at time zone 'UTC', 'YYYY-MM')), (to_char(at at time zone 'UTC', 'YYYY')), ('ever')) as each (period)
      where (counted <> 'backed' or period <> 'ever') and root_id not in (select id from work where hidden_at is not null) group by 1, 2, 3)
    select coalesce(k.work_id, f.root_id) as work, coalesce(k.counted, f.counted) as by, coalesce(k.period, f.period) as in,
      k.people, k.heft, k.support, f.people as fresh_people, f.heft as fresh_heft, f.support as fresh_support
    from (select r.*, w.kind as right_kind from ranking r join work w on w.id = r.work_id where r.people <> 0 or r.heft <> 0 or r.support <> 0) k
    full join fresh f on f.root_id = k.work_id and f.counted = k.counted and f.period = k.period
    where (k.people, k.heft, k.support) is distinct from (f.people, f.heft, f.support) or k.kind is distinct from k.right_kind`,
  'came at': `select b.work_id, b.member_id, b.came_at, first.at from backing b cross join lateral (
      select min(at) as at from (
        select created_at as at from recommendation where author_id = b.member_id and work_id = b.work_id and standing
        union all select s.seconded_at from recommendation_seconding s join recommendation r on r.id = s.recommendation_id
          where s.member_id = b.member_id and s.work_id = b.work_id and s.standing and r.standing) each) first
    where b.sources > 0 and b.came_at is distinct from first.at`,
  experiences: `with ${said} select w.id, ${list('w')} from work w
    cross join lateral (select ${counted} from said e where e.root_id = w.id and w.hidden_at is null) n
    where (${list('w')}) is distinct from (${list('n')})`,
}
