import { DuckDBInstance } from '@duckdb/node-api'
const inst = await DuckDBInstance.create(':memory:',{threads:'2',memory_limit:'1500MB',temp_directory:'/tmp/trade-x/tmp'})
const c = await inst.connect()
const t=async(l,q)=>{const s=performance.now(),u=process.cpuUsage();const r=await c.runAndReadAll(q);const w=process.cpuUsage(u);console.log(l,(performance.now()-s|0)+'ms','cpu',(w.user+w.system)/1000|0);}
const src=`read_csv('/tmp/trade-x/BACI_HS17_V202602.csv',header=true,delim=',',quote='"',escape='"',auto_detect=false,columns={t:'VARCHAR',i:'VARCHAR',j:'VARCHAR',k:'VARCHAR',v:'VARCHAR',q:'VARCHAR'},store_rejects=true,rejects_limit=0,strict_mode=true,null_padding=false)`
const g=`select n::INTEGER n,t::SMALLINT t,i::SMALLINT i,j::SMALLINT j,k::INTEGER k,try_cast(v as double) v, try_cast(q as double) q from (select row_number() over () n,* from ${src})`
const o="(format parquet, compression snappy, dictionary_size_limit 1000, parquet_version v2, row_group_size 122880)"
await t('casts only',`select count(n),sum(v),sum(q),sum(k) from (${g})`)
await t('stage temp table',`create or replace temp table st as ${g}`)
await t('sort table to parquet',`copy (from st order by k,t,i,j,n) to '/tmp/trade-x/t2.parquet' ${o}`)
await t('copy unsorted direct',`copy (${g}) to '/tmp/trade-x/t2.parquet' ${o}`)
await t('copy sorted direct',`copy (${g} order by k,t,i,j,n) to '/tmp/trade-x/t2.parquet' ${o}`)
await t('sorted nornum',`copy (select t::SMALLINT t,i::SMALLINT i,j::SMALLINT j,k::INTEGER k,try_cast(v as double) v, try_cast(q as double) q from ${src} order by k,t,i,j) to '/tmp/trade-x/t2.parquet' ${o}`)
