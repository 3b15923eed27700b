import { DuckDBInstance } from '@duckdb/node-api'
const inst = await DuckDBInstance.create(':memory:',{threads:'2',memory_limit:'1500MB',temp_directory:'/tmp/trade-x/tmp'})
const c = await inst.connect()
await c.run('create temp table areas as select unnest(range(1,900))::INTEGER as area')
const t=async(l,q)=>{const s=performance.now(),u=process.cpuUsage();const r=await c.runAndReadAll(q);const w=process.cpuUsage(u);console.log(l,(performance.now()-s|0)+'ms','cpu',(w.user+w.system)/1000|0);}
const src=`read_csv('/tmp/trade-x/BACI_HS17_V202602.csv',header=true,delim=',',quote='"',escape='"',auto_detect=false,columns={t:'VARCHAR',i:'VARCHAR',j:'VARCHAR',k:'VARCHAR',v:'VARCHAR',q:'VARCHAR'},store_rejects=true,rejects_limit=0,strict_mode=true,null_padding=false)`
const base=`select (row_number() over ())::INTEGER n, coalesce(t,'') t,coalesce(i,'') i,coalesce(j,'') j,coalesce(k,'') k,trim(coalesce(v,'')) v,trim(coalesce(q,'')) q from ${src}`
await t('base',`select count(n),count(t),count(i),count(j),count(k),count(v),count(q) from (${base})`)
const b2=`select *, try_cast(i as integer) ia, try_cast(j as integer) ja, round(try_cast(v as double)*1000,3) va, round(try_cast(q as double)*1000,3) qa from (${base})`
await t('b2',`select count(n),sum(ia),sum(ja),sum(va),sum(qa) from (${b2})`)
const num=String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`
await t('year',`select count(*) filter (CASE WHEN NOT regexp_full_match(t, '\\d{4}') OR t < '1962' OR t > '2100' THEN 'bad-year' end is null) from (${b2})`)
await t('area re',`select count(*) filter (CASE WHEN NOT regexp_full_match(i, '\\d{1,4}') THEN 'bad-year' end is null) from (${b2})`)
await t('area in',`select count(*) filter (CASE WHEN ia not in (select area from areas) THEN 'bad-year' end is null) from (${b2})`)
await t('code',`select count(*) filter (CASE WHEN regexp_full_match(k, '\\d{6}') THEN null else 'bad-year' end is null) from (${b2})`)
await t('v in',`select count(*) filter (CASE WHEN v in ('', 'NA', 'N/A', 'nan', 'NaN', 'null') THEN 'bad-year' end is null) from (${b2})`)
await t('v re',`select count(*) filter (CASE WHEN not regexp_full_match(v,'${num}') THEN 'bad-year' end is null) from (${b2})`)
await t('v re plain',`select count(*) filter (CASE WHEN not regexp_full_match(v,'[0-9]+\\.[0-9]+') THEN 'bad-year' end is null) from (${b2})`)
await t('v fin',`select count(*) filter (CASE WHEN not isfinite(va) or va<0 THEN 'bad-year' end is null) from (${b2})`)
