import { DuckDBInstance } from '@duckdb/node-api'
const inst = await DuckDBInstance.create(':memory:',{threads:'2',memory_limit:'1500MB',temp_directory:'/tmp/trade-x/tmp'})
const c = await inst.connect()
const t=async(l,q)=>{const s=performance.now(),u=process.cpuUsage();const r=await c.runAndReadAll(q);const w=process.cpuUsage(u);console.log(l,(performance.now()-s|0)+'ms','cpu',(w.user+w.system)/1000|0,JSON.stringify(r.getRowsJson().slice(0,1)));}
const src=`read_csv('/tmp/trade-x/BACI_HS17_V202602.csv',header=true,delim=',',quote='"',escape='"',auto_detect=false,columns={t:'VARCHAR',i:'VARCHAR',j:'VARCHAR',k:'VARCHAR',v:'VARCHAR',q:'VARCHAR'},store_rejects=true,rejects_limit=0,strict_mode=true,null_padding=false)`
const srcT=src.replace("t:'VARCHAR',i:'VARCHAR',j:'VARCHAR'","t:'SMALLINT',i:'SMALLINT',j:'SMALLINT'").replace("v:'VARCHAR'","v:'DOUBLE'")
await c.run('create temp table areas as select unnest(range(1,900))::INTEGER as area')
const all='count(n),count(t),count(i),count(j),count(k),count(v),count(q)'
await t('csv',`select ${all.slice(9)} from ${src}`)
await t('rn',`select ${all} from (select row_number() over() n,* from ${src})`)
await t('casts',`select sum(n),sum(t),sum(i),sum(j),sum(k),sum(v),sum(q) from (select (row_number() over())::INTEGER n,t::SMALLINT t,try_cast(i as INTEGER) i, try_cast(j as integer) j,k::INTEGER k, round(try_cast(v as double)*1000,3) v, round(try_cast(q as double)*1000,3) q from ${src})`)
await t('casts no round',`select sum(n),sum(t),sum(i),sum(j),sum(k),sum(v),sum(q) from (select (row_number() over())::INTEGER n,t::SMALLINT t,try_cast(i as INTEGER) i, try_cast(j as integer) j,k::INTEGER k, try_cast(v as double) v, try_cast(q as double) q from ${src})`)
await t('typed',`select sum(n),sum(t),sum(i),sum(j),sum(k),sum(v),sum(q) from (select (row_number() over())::INTEGER n,t,i,j,k::INTEGER k, v, try_cast(q as double) q from ${srcT})`)
await t('trim',`select count(trim(v)),count(trim(q)) from ${src}`)
await t('coalesce',`select count(coalesce(t,'')),count(coalesce(i,'')),count(coalesce(j,'')),count(coalesce(k,'')) from ${src}`)
await t('in',`select count(*) from (select try_cast(i as integer) a, try_cast(j as integer) b from ${src}) where a in (select area from areas) and b in (select area from areas)`)
const g=`select n::INTEGER n,t::SMALLINT t,i::SMALLINT i,j::SMALLINT j,k::INTEGER k,try_cast(v as double) v, try_cast(q as double) q from (select row_number() over () n,* from ${src})`
await t('copy unsorted',`copy (${g}) to '/tmp/trade-x/t.parquet' (format parquet, compression zstd)`)
await t('copy sorted',`copy (${g} order by k,t,i,j,n) to '/tmp/trade-x/t.parquet' (format parquet, compression zstd)`)
await t('copy sorted k,n',`copy (${g} order by k,n) to '/tmp/trade-x/t.parquet' (format parquet, compression zstd)`)
await t('copy sorted packed',`copy (select * exclude (s) from (select (k::BIGINT<<24)+n s,* from (${g})) order by s) to '/tmp/trade-x/t.parquet' (format parquet, compression zstd)`)
await t('sort only',`select count(*) from (select * from (select *, row_number() over (order by k,t,i,j) from '/tmp/trade-x/t.parquet') )`)
