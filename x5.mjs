import { DuckDBInstance } from '@duckdb/node-api'
import {statSync} from 'fs'
const inst = await DuckDBInstance.create(':memory:',{threads:'2',memory_limit:'1500MB',temp_directory:'/tmp/trade-x/tmp'})
const c = await inst.connect()
const t=async(l,q)=>{const s=performance.now(),u=process.cpuUsage();const r=await c.runAndReadAll(q);const w=process.cpuUsage(u);console.log(l,(performance.now()-s|0)+'ms','cpu',(w.user+w.system)/1000|0,JSON.stringify(r.getRowsJson().slice(0,1)), statSync('/tmp/trade-x/t2.parquet',{throwIfNoEntry:false})?.size/1e6|0);}
await c.run("create temp table s as select * from '/tmp/trade-x/t.parquet'")
await t('read',"select sum(v),sum(n) from s")
for (const o of ['compression zstd','compression snappy','compression uncompressed','compression lz4_raw','compression snappy, dictionary_size_limit 1000','compression zstd, dictionary_size_limit 1000','compression zstd, dictionary_size_limit 1000, parquet_version v2','compression snappy, dictionary_size_limit 1000, parquet_version v2','compression zstd, compression_level 1, dictionary_size_limit 1000'])
  await t(o,`copy s to '/tmp/trade-x/t2.parquet' (format parquet, ${o}, row_group_size 122880)`)
await c.run("attach '/tmp/trade-x/t2.db' as d")
await t('duckdb table','create table d.s as select * from s')
await t('detach','checkpoint d')
console.log(statSync('/tmp/trade-x/t2.db').size/1e6)
await t('tot',`create temp table tot as select k,t,i,sum(v) v,sum(q) q,count(*) n,count(q) m from s group by all`)
await t('tot order',`create temp table tot2 as from tot order by all`)
